import type { AuthResult } from '../client/answer-shapes.ts'
import { DuoCallError } from '../client/duo-call-error.ts'
import type { ChoiceState, DuoContext, DuoOutcome, WaitState } from './duo-state.ts'
import { getUser, toApplication, toIdentity, toIpAddress } from './identity.ts'
import { denied, rejected, toChoice } from './outcome.ts'
import { passOrAskToRemember } from './to-passed.ts'
import { decideWithoutUser, preauthenticate } from './preauth.ts'
import { checkResend, findDevice, toRejection } from './push.ts'
import { takeMessage } from './push-limits.ts'
import type { DuoTools } from '../client/duo-tools.ts'

const SECRET = 'duo-passcode'
/** Six digits of Duo Mobile, nine of a bypass code, up to 44 letters of a hardware key. */
const PASSCODE = /^[0-9A-Za-z]{4,64}$/u

/** A passcode of any kind: Duo Mobile, SMS, hardware token or bypass code. Duo tells at once whether it is right. */
export async function usePasscode(tools: DuoTools, context: DuoContext, typed: string): Promise<DuoOutcome> {
  const passcode = typed.replace(/[\s-]/gu, '')
  if (!PASSCODE.test(passcode)) return rejected('DUO_PASSCODE_INCORRECT', { field: 'passcode' })
  const { id } = getUser(context)
  const reserved = await context.guesses.reserve(id, SECRET)
  if (!reserved.allowed) return { kind: 'denied', code: 'LOGON_LOCKED', retryAt: reserved.retryAt }
  const parameters = { ...toIdentity(context), factor: 'passcode', passcode, ipaddr: toIpAddress(context) } as const
  const call = await tools.client.finishAuth(toApplication(context), parameters).catch((error: unknown) => {
    if (error instanceof DuoCallError && error.kind === 'refused' && error.duoDetail === 'passcode') return null
    throw error
  })
  if (!call) return rejected('DUO_PASSCODE_INCORRECT', { field: 'passcode' })
  const { value: answer, latencyMs: serviceMs } = call
  return { ...(await toOutcome(tools, context, answer, serviceMs)), serviceMs }
}

async function toOutcome(
  tools: DuoTools,
  context: DuoContext,
  answer: AuthResult,
  serviceMs: number,
): Promise<DuoOutcome> {
  if (answer.result === 'allow' && (answer.status === 'allow' || answer.status === 'bypass')) {
    const isBypassCode = answer.status === 'bypass'
    // Duo has one word for a bypass code and for a user who need not confirm, whatever was typed. The latter gets in at preauth as well.
    const unasked = isBypassCode ? await preauthenticate(tools, context) : null
    if (unasked?.result === 'allow') return decideWithoutUser(context, unasked)
    await context.guesses.succeeded(getUser(context).id, SECRET)
    return passOrAskToRemember(tools, context, {
      method: isBypassCode ? 'Duo bypass code' : 'Duo passcode',
      detail: { factor: 'PASSCODE', bypassCode: isBypassCode },
      serviceMs,
      lastChoice: { factor: 'PASSCODE', deviceId: null },
      trustedDeviceToken: answer.trustedDeviceToken,
    })
  }
  const detail = { factor: 'PASSCODE', status: answer.status, duoMessage: answer.statusMessage }
  if (answer.result !== 'deny') return denied('DUO_DENIED', detail)
  if (answer.status === 'locked_out') return denied('DUO_LOCKED_OUT', detail)
  // Duo marks a passcode that is used a second time as fraud, or only says so.
  if (answer.status === 'fraud' || /already been used/iu.test(answer.statusMessage))
    return rejected('DUO_PASSCODE_USED', { field: 'passcode', detail })
  if (answer.status === 'deny') return rejected('DUO_PASSCODE_INCORRECT', { field: 'passcode', detail })
  return denied('DUO_DENIED', detail)
}

/** Sends codes by SMS. Duo answers "deny, sent", which is no failure of anybody's: the codes have to be typed in yet. */
export async function sendCodes(
  { client, limits }: DuoTools,
  context: DuoContext,
  state: ChoiceState | WaitState,
  deviceId: string,
): Promise<DuoOutcome> {
  const refusal = checkResend(context, state)
  if (refusal) return refusal
  const device = findDevice(context, state, { factor: 'SMS', deviceId })
  if ('kind' in device) return device
  const permission = await takeMessage(limits, context)
  if (!permission.allowed) return rejected('DUO_TOO_MANY_PUSHES', { retryAt: permission.retryAt })
  const choice = toChoice(state)
  const parameters = { ...toIdentity(context), factor: 'sms', device: device.id, ipaddr: toIpAddress(context) } as const
  try {
    const { value: answer, latencyMs: serviceMs } = await client.finishAuth(toApplication(context), parameters)
    const detail = { factor: 'SMS', device: device.name, status: answer.status }
    if (answer.result === 'allow' && answer.status === 'bypass')
      return decideWithoutUser(context, { result: 'allow', statusMessage: answer.statusMessage })
    if (answer.status !== 'sent')
      return { ...denied(answer.status === 'locked_out' ? 'DUO_LOCKED_OUT' : 'DUO_DENIED', detail), serviceMs }
    const notice = `Passcodes were sent by SMS to ${device.name}. Type one of them in.`
    return {
      kind: 'prompt',
      state: { ...choice, notice, resendAt: context.now() + limits.resendMs },
      detail,
      serviceMs,
    }
  } catch (error) {
    const rejection = toRejection(context, error, choice)
    if (rejection) return rejection
    throw error
  }
}
