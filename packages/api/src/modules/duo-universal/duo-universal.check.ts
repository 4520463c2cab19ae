import type { CheckItem, ConnectionCheck } from '../../module-contract/connection-check.ts'
import type { OpenedSettings } from '../../module-contract/settings-definition.ts'
import { toSkewMessage } from '../duo-account/clock-skew.ts'
import { DUO_UNIVERSAL_ERROR_CODES, type UniversalCheckCode } from './duo-universal.errors.ts'
import type { UniversalLimits } from './duo-universal.limits.ts'
import { readApplication } from './to-application.ts'
import { UniversalCallError } from './universal-call-error.ts'
import type { UniversalClient } from './universal-client.ts'

export interface UniversalCheckDependencies {
  client: UniversalClient
  limits: UniversalLimits
  now: () => number
  publicUrl: string
}

/** Duo's health check proves keys, host and clock at once; what kept it from succeeding tells them apart. */
export async function checkDuoUniversal(
  { client, limits, now, publicUrl }: UniversalCheckDependencies,
  view: OpenedSettings,
): Promise<ConnectionCheck> {
  const application = readApplication(view, publicUrl)
  if (!application) return toResult('DUO_UNIVERSAL_NOT_CONFIGURED', null, {})
  const startedAt = now()
  try {
    const duoTime = await client.checkHealth(application, limits.callMs)
    const latencyMs = now() - startedAt
    const skewMs = duoTime - (startedAt + latencyMs / 2)
    const isOff = Math.abs(skewMs) > limits.maxClockSkewMs
    return toResult(isOff ? 'DUO_UNIVERSAL_CLOCK_SKEW' : 'DUO_UNIVERSAL_OK', latencyMs, {
      reachable: { state: 'PASSED', message: `Answered after ${latencyMs} ms.` },
      keys: { state: 'PASSED', message: null },
      clock: isOff
        ? { state: 'FAILED', message: toSkewMessage(skewMs) }
        : { state: 'PASSED', message: 'Less than a minute apart.' },
    })
  } catch (error) {
    if (!(error instanceof UniversalCallError)) throw error
    const message = `${error.message}.`
    if (error.kind === 'bad-credentials')
      return toResult('DUO_UNIVERSAL_BAD_CREDENTIALS', now() - startedAt, {
        reachable: { state: 'PASSED', message: null },
        keys: { state: 'FAILED', message },
      })
    const isWrongHost = error.wrongHost || error.kind === 'garbage' || error.kind === 'host-refused'
    return toResult(isWrongHost ? 'DUO_UNIVERSAL_WRONG_HOST' : 'DUO_UNIVERSAL_UNREACHABLE', null, {
      reachable: { state: 'FAILED', message },
    })
  }
}

const LABELS = { reachable: 'Duo answers', keys: 'Duo accepts the keys', clock: 'The clocks agree' }

function toResult(
  code: UniversalCheckCode,
  latencyMs: number | null,
  found: Partial<Record<keyof typeof LABELS, Pick<CheckItem, 'state' | 'message'>>>,
): ConnectionCheck {
  const text = DUO_UNIVERSAL_ERROR_CODES.find((error) => error.code === code)!
  const ok = code === 'DUO_UNIVERSAL_OK'
  const checks = (Object.keys(LABELS) as (keyof typeof LABELS)[]).map((name): CheckItem => ({
    name,
    label: LABELS[name],
    ...(found[name] ?? { state: 'SKIPPED', message: null }),
  }))
  return { ok, code, message: ok ? text.message : `${text.message} ${text.hint}`, latencyMs, checks }
}
