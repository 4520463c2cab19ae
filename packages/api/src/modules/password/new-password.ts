import { countCharacters, MAX_PASSWORD_LENGTH } from '@sallyport/shared/password-rules'
import type { StepContext } from '../../module-contract/step-context.ts'
import type { TransactionalEffect, StepOutcome } from '../../module-contract/step-outcome.ts'
import { PromptFieldKind, toPromptField } from '../../module-contract/step-prompt.type.ts'
import { NewPasswordPrompt } from './password.type.ts'

/** What the step is handed to have an initial password replaced. */
export interface PasswordReplacer {
  /** Characters that a new password has to have. */
  getMinLength(): Promise<number>
  /** Checks a new password, and prepares the change for the logon's own transaction. */
  prepare(change: {
    userId: string
    proof: string
    newPassword: string
    client: StepContext['client']
  }): Promise<{ problemCode: string } | { superseded: true } | { effect: TransactionalEffect }>
}

/** The right initial password was entered; the new one is still to come. */
export interface ChoosingState {
  userId: string
  username: string
  /** NOTE of the password that was proved: one that is set in the meantime is not replaced. */
  proof: string
  minLength: number
}

/** Each try costs a hash or two. No one needs many; the most common refusal, the length, is announced beforehand. */
const TRIES = { max: 20, windowMs: 10 * 60_000 }

export async function answerNewPassword<State>(
  replacer: PasswordReplacer,
  context: StepContext,
  { userId, proof }: ChoosingState,
  newPassword: string,
): Promise<StepOutcome<State>> {
  const rejected = (code: string): StepOutcome<State> => ({ kind: 'rejected', code, field: 'newPassword' })
  if (newPassword === '') return rejected('PASSWORD_NEW_MISSING')
  if (countCharacters(newPassword) > MAX_PASSWORD_LENGTH) return rejected('PASSWORD_TOO_LONG')
  const tries = await context.usage.take(`new-password ${userId}`, TRIES)
  if (!tries.allowed) return { kind: 'denied', code: 'LOGON_LOCKED', retryAt: tries.retryAt }
  const prepared = await replacer.prepare({ userId, proof, newPassword, client: context.client })
  if ('problemCode' in prepared) return rejected(prepared.problemCode)
  if ('superseded' in prepared) return { kind: 'denied', code: 'LOGON_SUPERSEDED' }
  return {
    kind: 'passed',
    method: 'password',
    userId,
    effect: prepared.effect,
    detail: { initialPasswordReplaced: true },
  }
}

export function toNewPasswordPrompt({ username, minLength }: ChoosingState): NewPasswordPrompt {
  const rules = `Somebody else has chosen the password that you have entered. Choose one that only you know: at least ${minLength} characters, e.g. a few words in a row. It must not be the one that you were given, nor one that is easy to guess.`
  return Object.assign(new NewPasswordPrompt(), {
    module: 'password',
    title: 'Choose a new password',
    fields: [
      toPromptField({ name: 'rules', kind: PromptFieldKind.NOTE, label: 'Your new password', value: rules }),
      toPromptField({
        name: 'newPassword',
        kind: PromptFieldKind.PASSWORD,
        label: 'New password',
        required: true,
        autocomplete: 'new-password',
      }),
    ],
    pollAfterMs: null,
    username,
    minLength,
    maxLength: MAX_PASSWORD_LENGTH,
  })
}
