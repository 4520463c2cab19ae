import type { ConditionInput, SchemeStepInput } from '../../../gql/schema.ts'

/** All that a simulated logon goes by, beside who logs on. */
export interface Situation {
  accessType: string
  /** null: as live now. */
  steps: SchemeStepInput[] | null
  ipAddress: string | null
  conditions: ConditionInput[]
}
