import type { Transaction } from '../../state/model.ts'

/** A device to choose from, as preauth describes it. */
export interface OfferedDeviceView {
  id: string
  name: string
  /** Empty for a hardware token. */
  capabilities: readonly string[]
}

/** What a prompt shows now. */
export type PromptScreen =
  | { phase: 'choose'; devices: OfferedDeviceView[] }
  | { phase: 'enroll' }
  | { phase: 'enrolling'; activationCode: string }
  | { phase: 'waiting'; transaction: Transaction }
  /** Allowed, with one last question: whether to remember this browser. */
  | { phase: 'trust'; days: number }
  /** Refused: the user can only go back to the application. */
  | { phase: 'denied'; text: string }
  | { phase: 'leaving'; location: string }
  | { phase: 'expired' }
