import { countCharacters, MAX_PASSWORD_LENGTH } from '@sallyport/shared/password-rules'
import { MAX_USERNAME_LENGTH, toCanonicalUsername } from '@sallyport/shared/username'
import type { ModuleStep } from '../../module-contract/authentication-module.ts'
import type { StepContext } from '../../module-contract/step-context.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { PromptFieldKind, toPromptField } from '../../module-contract/step-prompt.type.ts'
import { type PasswordAnswer, PasswordPrompt } from './password.type.ts'

/** What the step is handed: how to check a password without knowing where it is kept. */
export interface PasswordChecker {
  /** By canonical username, or by id when an earlier step identified the user. Takes the same time whatever the answer is. */
  check(who: { canonicalUsername: string } | { userId: string } | { nobody: true }, password: string): Promise<{ userId: string | null; subjectId: string | null }>
}

export interface PasswordState {
  asksUsername: boolean
}

const SECRET = 'password'

export class PasswordStep implements ModuleStep<PasswordState, PasswordAnswer> {
  constructor(private readonly checker: PasswordChecker) {}

  async begin(context: StepContext): Promise<StepOutcome<PasswordState>> {
    return { kind: 'prompt', state: { asksUsername: context.user === null } }
  }

  async answer(context: StepContext, state: PasswordState, answer: PasswordAnswer): Promise<StepOutcome<PasswordState>> {
    const typedUsername = answer.username ?? ''
    if (state.asksUsername && typedUsername.trim() === '') return { kind: 'rejected', code: 'PASSWORD_MISSING', field: 'username' }
    if (answer.password === '') return { kind: 'rejected', code: 'PASSWORD_MISSING', field: 'password' }
    // NOTE before anything is counted or hashed, and alike for everybody.
    if (countCharacters(answer.password) > MAX_PASSWORD_LENGTH) return { kind: 'rejected', code: 'PASSWORD_TOO_LONG', field: 'password' }
    const canonicalUsername = toCanonicalUsername(context.user?.username ?? typedUsername).slice(0, MAX_USERNAME_LENGTH)
    const reservation = await context.guesses.reserve(canonicalUsername, SECRET)
    if (!reservation.allowed) return { kind: 'denied', code: 'LOGON_LOCKED', retryAt: reservation.retryAt }
    const { userId, subjectId } = await this.checker.check(toWho(context, canonicalUsername), answer.password)
    if (userId === null) return { kind: 'rejected', code: 'PASSWORD_INCORRECT', field: 'password', subjectId, typedUsername }
    await context.guesses.succeeded(canonicalUsername, SECRET)
    return { kind: 'passed', method: 'password', userId }
  }

  toPrompt({ asksUsername }: PasswordState): PasswordPrompt {
    const username = toPromptField({ name: 'username', kind: PromptFieldKind.TEXT, label: 'Username', required: true, autocomplete: 'username' })
    const password = toPromptField({ name: 'password', kind: PromptFieldKind.PASSWORD, label: 'Password', required: true, autocomplete: 'current-password' })
    return Object.assign(new PasswordPrompt(), {
      module: 'password',
      title: asksUsername ? 'Log on' : 'Enter your password',
      fields: asksUsername ? [username, password] : [password],
      pollAfterMs: null,
      asksUsername,
    })
  }

  fromFields(fields: ReadonlyMap<string, string>): PasswordAnswer | null {
    const password = fields.get('password')
    return password === undefined ? null : { username: fields.get('username') ?? null, password }
  }
}

function toWho(context: StepContext, canonicalUsername: string): Parameters<PasswordChecker['check']>[0] {
  if (context.user === null) return { canonicalUsername }
  return context.user.fake ? { nobody: true } : { userId: context.user.id }
}
