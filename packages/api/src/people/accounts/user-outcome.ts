import type { GuardRefusal } from '../../change-guard/refusal.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import type { UserRecord } from './user-directory.ts'

/** The user after a change, or the reasons why nothing was changed. */
export type UserOutcome = { user: UserRecord } | { problems: FieldProblem[]; refusal?: GuardRefusal }
