import type { CheckItem, ConnectionCheck } from '../../../module-contract/connection-check.ts'
import type { OpenedSettings } from '../../../module-contract/settings-definition.ts'
import { toSkewMessage } from '../../duo-account/clock-skew.ts'
import { DuoCallError } from '../client/duo-call-error.ts'
import type { DuoApplication } from '../client/duo-client.ts'
import { DUO_ERROR_CODES, type DuoCheckCode } from '../interface/duo.errors.ts'
import type { DuoTools } from '../client/duo-tools.ts'

const LABELS = {
  reachable: 'Duo answers',
  clock: 'The clocks agree',
  signature: 'Duo accepts the keys',
  application: 'The application is of the right type',
}
type ItemName = keyof typeof LABELS

/** A ping without keys, then a signed check: tells an unreachable host, wrong keys, a wrong application and a wrong clock apart. */
export async function checkDuo(
  { client, limits }: DuoTools,
  now: () => number,
  { settings, secrets }: OpenedSettings,
): Promise<ConnectionCheck> {
  const report = new Report()
  const application = readApplication(settings, secrets)
  if (!application) return report.close('DUO_NOT_CONFIGURED', null)
  let latencyMs: number
  try {
    const startedAt = now()
    const { value: duoTime, latencyMs: pingMs } = await client.ping(application)
    latencyMs = pingMs
    report.pass('reachable', `Answered after ${pingMs} ms.`)
    const skewMs = duoTime - (startedAt + pingMs / 2)
    if (Math.abs(skewMs) > limits.maxClockSkewMs) report.fail('clock', toSkewMessage(skewMs))
    else report.pass('clock', 'Less than a minute apart.')
  } catch (error) {
    const failure = toCallError(error)
    report.fail('reachable', `${failure.message}.`)
    return report.close(
      failure.wrongHost || failure.kind === 'garbage' || failure.kind === 'refused'
        ? 'DUO_WRONG_HOST'
        : 'DUO_UNREACHABLE',
      null,
    )
  }
  try {
    const { latencyMs: checkMs } = await client.check(application)
    latencyMs = checkMs
    report.pass('signature', null)
    report.pass('application', null)
  } catch (error) {
    return report.close(closeWith(report, toCallError(error)), latencyMs)
  }
  return report.close(report.hasFailed('clock') ? 'DUO_CLOCK_SKEW' : 'DUO_OK', latencyMs)
}

function closeWith(report: Report, failure: DuoCallError): DuoCheckCode {
  switch (failure.kind) {
    case 'clock-skew':
      if (!report.hasFailed('clock')) report.fail('clock', `${failure.message}.`)
      return 'DUO_CLOCK_SKEW'
    case 'wrong-application':
      report.pass('signature', null)
      report.fail('application', 'Protect an application of the type “Partner Auth API” and use its keys.')
      return 'DUO_WRONG_APPLICATION'
    case 'bad-credentials':
    case 'refused':
      report.fail(
        'signature',
        failure.duoCode === 40102
          ? 'Duo does not know the integration key at this API hostname.'
          : `${failure.message}.`,
      )
      return 'DUO_BAD_CREDENTIALS'
    case 'garbage':
    case 'host-refused':
      return 'DUO_WRONG_HOST'
    default:
      return 'DUO_UNREACHABLE'
  }
}

function readApplication(
  settings: OpenedSettings['settings'],
  secrets: OpenedSettings['secrets'],
): DuoApplication | null {
  const { integrationKey, apiHostname } = settings
  const { secretKey } = secrets
  if (
    typeof integrationKey !== 'string' ||
    typeof apiHostname !== 'string' ||
    !integrationKey ||
    !apiHostname ||
    !secretKey
  )
    return null
  return { integrationKey, secretKey, apiHostname: apiHostname.toLowerCase() }
}

function toCallError(error: unknown): DuoCallError {
  if (error instanceof DuoCallError) return error
  throw error
}

class Report {
  readonly #items = new Map<ItemName, CheckItem>()

  pass(name: ItemName, message: string | null): void {
    this.#items.set(name, { name, label: LABELS[name], state: 'PASSED', message })
  }
  fail(name: ItemName, message: string): void {
    this.#items.set(name, { name, label: LABELS[name], state: 'FAILED', message })
  }
  hasFailed(name: ItemName): boolean {
    return this.#items.get(name)?.state === 'FAILED'
  }
  close(code: DuoCheckCode, latencyMs: number | null): ConnectionCheck {
    const text = DUO_ERROR_CODES.find((error) => error.code === code)
    const names = Object.keys(LABELS) as ItemName[]
    const checks = names.map(
      (name): CheckItem => this.#items.get(name) ?? { name, label: LABELS[name], state: 'SKIPPED', message: null },
    )
    const message = text ? (code === 'DUO_OK' ? text.message : `${text.message} ${text.hint}`) : code
    return { ok: code === 'DUO_OK', code, message, latencyMs, checks }
  }
}
