import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import type { StepUser } from '../../module-contract/step-context.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { identifies } from '@sallyport/shared/module-category'

/** Refuses an outcome that no module of this category may return, whatever its code does. */
export function checkOutcome(
  { id, category }: AuthenticationModule,
  user: StepUser | null,
  outcome: StepOutcome,
): void {
  if (outcome.kind !== 'passed' && outcome.kind !== 'prompt') return
  const mayIdentify = identifies(category)
  if (outcome.userId && user && user.id !== outcome.userId) throw new Error(`Module ${id} changed the user of a logon`)
  if (outcome.userId && !mayIdentify) throw new Error(`Module ${id} identified a user, which its category can't`)
  if (outcome.kind === 'prompt') return
  if (outcome.unknownUsername && category !== 'IDENTITY')
    throw new Error(`Module ${id} passed for an unknown name, which its category can't`)
  if (user?.fake && category !== 'OTHER') throw new Error(`Module ${id} passed a fake user`)
  if (mayIdentify && !user && !outcome.userId && !outcome.unknownUsername)
    throw new Error(`Module ${id} passed without saying who the user is`)
}
