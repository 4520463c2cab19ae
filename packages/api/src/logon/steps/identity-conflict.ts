import type { Executor } from '../../database/database.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { isExternalIdOfAnother, isNameOfAnother } from '../../people/module-profiles/module-profile.statements.ts'
import { getStep, type StepPosition, toUserId } from './step-position.ts'

/** The account at the other side is tied to another user here: one of the two must not get in. */
const CONFLICT: StepOutcome = { kind: 'denied', code: 'ENROLLMENT_CONFLICT', alarm: { kind: 'identity-conflict' } }

/** The outcome itself, or a denial if its external id or name is tied to another user. */
export async function refuseConflict(executor: Executor, at: StepPosition, outcome: StepOutcome): Promise<StepOutcome> {
  const userId = toUserId(at)
  if (userId === null) return outcome
  const { module } = getStep(at)
  const externalId = 'enrollment' in outcome ? outcome.enrollment?.externalId : undefined
  if (externalId !== undefined && (await isExternalIdOfAnother(executor, { module, userId, externalId })))
    return CONFLICT
  const name = outcome.kind === 'passed' ? outcome.claimedName : undefined
  return name !== undefined && (await isNameOfAnother(executor, { module, userId, name })) ? CONFLICT : outcome
}
