import { mayFailOpen } from '../../duo-account/may-fail-open.ts'
import type { Preauth } from '../client/answer-shapes.ts'
import { DuoCallError } from '../client/duo-call-error.ts'
import type { DuoContext, DuoOutcome } from './duo-state.ts'
import { toApplication, toIdentity, toIpAddress } from './identity.ts'
import { readRemembered } from './remembered-browser.ts'
import type { DuoTools } from '../client/duo-tools.ts'

/** What Duo says about the user, and what that means for what the browser remembers. */
export interface FirstContact {
  preauth: Preauth
  /** Duo needs no confirmation from this browser, and would need one from another. */
  isRemembered: boolean
  forgetBrowser: boolean
}

/**
 * Asks Duo for its decision when the logon reaches the step: within three seconds altogether, and not at all while Duo is known
 * to be away. Disturbs nobody.
 *
 * What the browser remembers is brought up only after Duo has said that it would ask: otherwise a bypass could not be told from it.
 */
export async function makeFirstContact(tools: DuoTools, context: DuoContext): Promise<FirstContact> {
  const application = toApplication(context)
  // First: who has no name at Duo is refused, whether Duo is away or not.
  const identity = toIdentity(context)
  if (await tools.breaker.isAway(application.apiHostname))
    throw new DuoCallError('unreachable', 'Duo is known to be away', { isOutage: true })
  const givenUpAt = performance.now() + tools.limits.firstContactMs
  const ask = async (token?: string) => {
    const leftMs = Math.max(1, givenUpAt - performance.now())
    const parameters = { ...identity, ipaddr: toIpAddress(context), trusted_device_token: token }
    return (await tools.client.preauth(application, parameters, leftMs)).value
  }
  const preauth = await ask()
  const remembered = readRemembered(context)
  if (remembered === null) return { preauth, isRemembered: false, forgetBrowser: false }
  if (remembered === 'unusable' || preauth.result !== 'auth')
    return { preauth, isRemembered: false, forgetBrowser: preauth.result !== 'allow' }
  const second = await ask(remembered.token)
  return { preauth: second, isRemembered: second.result === 'allow', forgetBrowser: second.result !== 'allow' }
}

/**
 * The one way past an unreachable Duo: only where the step was explicitly told to, only when nobody was there (never bad keys, an
 * answer that isn't Duo's, a certificate that can't be trusted), and only before anything was asked of anybody in this logon.
 */
export function toFailedOpen(context: DuoContext, error: unknown): DuoOutcome | null {
  if (!(error instanceof DuoCallError) || !error.isOutage || !mayFailOpen(context, ['duo'])) return null
  const detail = { reason: error.message, kind: error.kind }
  return {
    kind: 'passed',
    method: 'without Duo, which could not be reached',
    exception: 'FAILED_OPEN',
    alarm: { kind: 'failed-open', code: 'DUO_UNREACHABLE', detail },
    detail,
  }
}
