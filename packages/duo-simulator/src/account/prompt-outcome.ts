import type { Transaction } from '../state/model.ts'

/** The outcome of a prompt, in the words of the id token. */
export interface PromptOutcome {
  result: 'allow' | 'deny'
  status: string
  statusMessage: string
  factor: string
  /** The reason in Duo's authentication log. */
  reason: string
  txid: string
  deviceId: string | null
  /** True if the user has just used a factor, which is required for remembering the browser. */
  isProven: boolean
  at: number
}

export function outcomeOf(transaction: Transaction, nowMs: number): PromptOutcome {
  const { txid, status, statusMessage, deviceId } = transaction
  const result = transaction.result === 'allow' ? 'allow' : 'deny'
  return {
    result,
    status,
    statusMessage,
    factor: factorName(transaction),
    reason: transaction.reason ?? '',
    txid,
    deviceId,
    isProven: result === 'allow',
    at: nowMs,
  }
}

function factorName({ factor, verificationCode, status }: Transaction): string {
  if (factor === 'push') return verificationCode === null ? 'duo_push' : 'verified_duo_push'
  if (factor === 'phone') return 'phone_call'
  if (factor === 'sms') return 'sms_refresh'
  return status === 'bypass' ? 'bypass_code' : 'passcode'
}
