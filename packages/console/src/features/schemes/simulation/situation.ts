import type { ConditionInput, SchemeStepInput } from '../../../gql/schema.ts'

/** The circumstances of a simulated logon, apart from its user. */
export interface Situation {
  accessType: string
  /** null: the live steps. */
  steps: SchemeStepInput[] | null
  ipAddress: string | null
  conditions: ConditionInput[]
}
