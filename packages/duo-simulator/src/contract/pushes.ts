import type { Factor } from './policy.ts'
import type { TimeMs } from './time-ms.ts'

export type TransactionResult = 'waiting' | 'allow' | 'deny'

export const DECISIONS = ['approve', 'deny', 'fraud', 'timeout', 'answer'] as const
export type Decision = (typeof DECISIONS)[number]

/** A request on a phone: a push or a call. */
export interface PushView {
  txid: string
  username: string
  factor: Factor
  device: { id: string; name: string }
  application: { integrationKey: string; name: string }
  pushinfo: Record<string, string>
  type: string | null
  displayUsername: string | null
  /** True if the phone asks for the number that the logon page shows. */
  verified: boolean
  /** How many digits that number has. */
  verificationDigits: number | null
  ipaddr: string | null
  createdAt: TimeMs
  expiresAt: TimeMs
  status: string
}

export interface DecisionView {
  txid: string
  result: TransactionResult
  status: string
}
