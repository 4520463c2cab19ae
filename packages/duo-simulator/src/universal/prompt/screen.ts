import type { Transaction } from '../../state/model.ts'

/** A device that can be chosen, as preauth describes it. */
export interface OfferedDeviceView {
  id: string
  name: string
  /** A hardware token has none. */
  capabilities: readonly string[]
}

/** What a prompt shows at the moment. */
export type PromptScreen =
  | { phase: 'choose'; devices: OfferedDeviceView[] }
  | { phase: 'enroll' }
  | { phase: 'enrolling'; activationCode: string }
  | { phase: 'waiting'; transaction: Transaction }
  /** Let in; whether this browser is to be remembered is the last question. */
  | { phase: 'trust'; days: number }
  /** Refused for good: what is left is the way back. */
  | { phase: 'denied'; text: string }
  | { phase: 'leaving'; location: string }
  | { phase: 'expired' }
