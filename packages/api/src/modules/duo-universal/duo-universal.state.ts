import type { StepContext } from '../../module-contract/step-context.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import type { DUO_UNIVERSAL_SETTINGS, DUO_UNIVERSAL_STEP_OPTIONS } from './duo-universal.settings.ts'

/** One way to Duo and back. It counts for this logon's step alone, and for one return. */
export interface UniversalState {
  state: string
  nonce: string
  /** As it was sent to Duo. */
  username: string
  redirectUrl: string
  /** Milliseconds since 1970. */
  expiresAt: number
}

export type UniversalContext = StepContext<typeof DUO_UNIVERSAL_SETTINGS, typeof DUO_UNIVERSAL_STEP_OPTIONS>
export type UniversalOutcome = StepOutcome<UniversalState>
