import type { AuditDetail } from '../../../module-contract/step-outcome.ts'
import type { AuthResult } from '../client/answer-shapes.ts'
import type { DuoContext, DuoOutcome, WaitState } from './duo-state.ts'
import { denied, rejected, toChoice, toTransactionHash } from './outcome.ts'
import { passOrAskToRemember } from './to-passed.ts'
import type { DuoTools } from '../client/duo-tools.ts'

/** Duo's last word. "allow" with a status that belongs to it passes; everything else does not. */
export async function toLastWord(
  tools: DuoTools,
  context: DuoContext,
  state: WaitState,
  { result, status, statusMessage, trustedDeviceToken }: AuthResult,
): Promise<DuoOutcome> {
  const detail = { ...toPushDetail(state), status, duoMessage: statusMessage }
  if (result === 'allow' && status === 'allow')
    return passOrAskToRemember(tools, context, {
      method: toMethod(state),
      detail,
      lastChoice: { factor: state.factor, deviceId: state.device.id },
      trustedDeviceToken,
    })
  if (result === 'allow' && status === 'bypass')
    return context.options.bypass === 'accept'
      ? { kind: 'passed', method: 'Duo bypass', exception: 'BYPASSED', detail: { ...detail, bypass: true } }
      : denied('DUO_BYPASS_REFUSED', detail)
  if (result === 'deny' && status === 'timeout') return rejected('DUO_TIMEOUT', { state: toChoice(state), detail })
  if (result === 'deny' && status === 'fraud')
    return { ...denied('DUO_FRAUD', detail), alarm: { kind: 'fraud', detail } }
  if (result === 'deny' && status === 'locked_out') return denied('DUO_LOCKED_OUT', detail)
  return denied('DUO_DENIED', detail)
}

export function toPushDetail({ factor, device, txid, verificationCode }: WaitState): AuditDetail {
  return { factor, device: device.name, verified: verificationCode !== null, transaction: toTransactionHash(txid) }
}

function toMethod({ factor, verificationCode, device }: WaitState): string {
  const word = factor === 'PHONE' ? 'call' : verificationCode === null ? 'push' : 'Verified Push'
  return `Duo ${word} to ${device.name}`
}
