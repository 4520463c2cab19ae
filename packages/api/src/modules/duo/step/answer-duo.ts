import type { ChoiceState, DuoContext, DuoOutcome, DuoState, WaitState } from '../factors/duo-state.ts'
import type { DuoAnswer } from '../interface/duo.type.ts'
import { useEnrollmentCode } from '../enrollment/enrollment-code.ts'
import { denied } from '../factors/outcome.ts'
import { answerRemember } from '../factors/to-passed.ts'
import { usePasscode, sendCodes } from '../factors/passcode.ts'
import { decideWithoutUser, preauthenticate, restrictOffer, toOffer } from '../factors/preauth.ts'
import { sendPush } from '../factors/push.ts'
import type { DuoTools } from '../client/duo-tools.ts'

type ReadAnswer =
  | { kind: 'push' | 'phone' | 'sms'; deviceId: string }
  | { kind: 'passcode'; passcode: string }
  | { kind: 'enrollmentCode'; enrollmentCode: string }
  | { kind: 'remember'; remember: boolean }
  | { kind: 'poll' | 'chooseAgain' }

/** The engine answers polls by itself; whatever else is not one of the kinds, or several at once, is none. */
export function readAnswer(answer: DuoAnswer | null | undefined): ReadAnswer | null {
  if (typeof answer !== 'object' || answer === null) return null
  const given: (ReadAnswer | null)[] = []
  for (const kind of ['push', 'phone', 'sms'] as const) {
    const device = answer[kind]
    if (device) given.push(typeof device.device === 'string' ? { kind, deviceId: device.device } : null)
  }
  if (typeof answer.passcode === 'string') given.push({ kind: 'passcode', passcode: answer.passcode })
  if (typeof answer.enrollmentCode === 'string')
    given.push({ kind: 'enrollmentCode', enrollmentCode: answer.enrollmentCode })
  if (typeof answer.remember === 'boolean') given.push({ kind: 'remember', remember: answer.remember })
  for (const kind of ['poll', 'chooseAgain'] as const)
    if (typeof answer[kind] === 'boolean') given.push(answer[kind] ? { kind } : null)
  return given.length === 1 ? given[0]! : null
}

const WRONG_KIND: DuoOutcome = { kind: 'rejected', code: 'ANSWER_WRONG_KIND' }

export async function answerDuo(
  tools: DuoTools,
  context: DuoContext,
  state: DuoState,
  given: DuoAnswer,
): Promise<DuoOutcome> {
  const read = readAnswer(given)
  if (read?.kind === 'enrollmentCode' && state.step === 'enrollment-code')
    return useEnrollmentCode(tools, context, read.enrollmentCode)
  if (read?.kind === 'remember' && state.step === 'remember')
    return answerRemember(tools, context, state, read.remember)
  if (!read || (state.step !== 'choice' && state.step !== 'wait')) return WRONG_KIND
  switch (read.kind) {
    case 'push':
      return sendPush(tools, context, state, { factor: 'PUSH', deviceId: read.deviceId })
    case 'phone':
      return sendPush(tools, context, state, { factor: 'PHONE', deviceId: read.deviceId })
    case 'sms':
      return sendCodes(tools, context, state, read.deviceId)
    case 'passcode':
      return usePasscode(tools, context, read.passcode)
    case 'chooseAgain':
      return chooseAgain(tools, context, state)
    default:
      return WRONG_KIND
  }
}

/** Asks Duo again for the user's devices. Sends nothing, whatever the settings say; what was sent no longer counts. */
async function chooseAgain(
  tools: DuoTools,
  context: DuoContext,
  { resendAt }: ChoiceState | WaitState,
): Promise<DuoOutcome> {
  const preauth = await preauthenticate(tools, context)
  if (preauth.result === 'enroll')
    return denied('DUO_NOT_ALLOWED', { reason: 'The user no longer has a device at Duo' })
  if (preauth.result !== 'auth') return decideWithoutUser(context, preauth)
  return { kind: 'prompt', state: restrictOffer(context, toOffer(context, preauth, resendAt)) }
}
