import { countCharacters, MAX_PASSWORD_LENGTH } from '@sallyport/shared/password-rules'
import { MAX_USERNAME_LENGTH, toCanonicalUsername } from '@sallyport/shared/username'
import type { StepBehavior } from '../../module-contract/step-behavior.ts'
import type { StepContext } from '../../module-contract/step-context.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { PromptFieldKind, type StepPrompt, toPromptField } from '../../module-contract/step-prompt.type.ts'
import { answerNewPassword, type ChoosingState, type PasswordReplacer, toNewPasswordPrompt } from './new-password.ts'
import { type InitialPassword, type PasswordChecker, toPasswordOwner } from './password-check.ts'
import { type NewPasswordAnswer, NewPasswordPrompt, type PasswordAnswer, PasswordPrompt } from './password.type.ts'

export interface PasswordStepDependencies {
  checker: PasswordChecker
  replacer: PasswordReplacer
}

export type PasswordState = { asksUsername: boolean } | { choosing: ChoosingState }

const SECRET = 'password'

export class PasswordStep implements StepBehavior<PasswordState, PasswordAnswer | NewPasswordAnswer> {
  readonly #checker: PasswordChecker
  readonly #replacer: PasswordReplacer

  constructor({ checker, replacer }: PasswordStepDependencies) {
    this.#checker = checker
    this.#replacer = replacer
  }

  async begin(context: StepContext): Promise<StepOutcome<PasswordState>> {
    return { kind: 'prompt', state: { asksUsername: context.user === null } }
  }

  async answer(
    context: StepContext,
    state: PasswordState,
    answer: PasswordAnswer | NewPasswordAnswer,
  ): Promise<StepOutcome<PasswordState>> {
    const newPassword = 'newPassword' in answer ? answer.newPassword : null
    // NOTE the initial password is not checked again here: what was proved once is no oracle for more guesses.
    if ('choosing' in state) return answerNewPassword(this.#replacer, context, state.choosing, newPassword ?? '')
    if (newPassword !== null) return { kind: 'rejected', code: 'PASSWORD_MISSING', field: 'password' }
    return this.#check(context, state, answer as PasswordAnswer)
  }

  async #check(
    context: StepContext,
    { asksUsername }: { asksUsername: boolean },
    answer: PasswordAnswer,
  ): Promise<StepOutcome<PasswordState>> {
    const typedUsername = answer.username ?? ''
    if (asksUsername && typedUsername.trim() === '')
      return { kind: 'rejected', code: 'PASSWORD_MISSING', field: 'username' }
    if (answer.password === '') return { kind: 'rejected', code: 'PASSWORD_MISSING', field: 'password' }
    // NOTE before anything is counted or hashed, and alike for everybody.
    if (countCharacters(answer.password) > MAX_PASSWORD_LENGTH)
      return { kind: 'rejected', code: 'PASSWORD_TOO_LONG', field: 'password' }
    const canonicalUsername = toCanonicalUsername(context.user?.username ?? typedUsername).slice(0, MAX_USERNAME_LENGTH)
    const reservation = await context.guesses.reserve(canonicalUsername, SECRET)
    if (!reservation.allowed) return { kind: 'denied', code: 'LOGON_LOCKED', retryAt: reservation.retryAt }
    const { userId, subject, initial } = await this.#checker.check(
      toPasswordOwner(context, canonicalUsername),
      answer.password,
    )
    if (userId === null)
      return { kind: 'rejected', code: 'PASSWORD_INCORRECT', field: 'password', subject, typedUsername }
    await context.guesses.succeeded(canonicalUsername, SECRET)
    return initial ? this.#askForNewPassword(context, userId, initial) : { kind: 'passed', method: 'password', userId }
  }

  async #askForNewPassword(
    context: StepContext,
    userId: string,
    { proof, username, expiresAt }: InitialPassword,
  ): Promise<StepOutcome<PasswordState>> {
    if (expiresAt <= context.now())
      return { kind: 'denied', code: 'PASSWORD_INITIAL_EXPIRED', subject: { id: userId, username } }
    const choosing = { userId, username, proof, minLength: await this.#replacer.getMinLength() }
    return { kind: 'prompt', state: { choosing }, userId, detail: { initialPassword: true } }
  }

  toPrompt(state: PasswordState): StepPrompt {
    if ('choosing' in state) return toNewPasswordPrompt(state.choosing)
    const { asksUsername } = state
    const username = toPromptField({
      name: 'username',
      kind: PromptFieldKind.TEXT,
      label: 'Username',
      required: true,
      autocomplete: 'username',
    })
    const password = toPromptField({
      name: 'password',
      kind: PromptFieldKind.PASSWORD,
      label: 'Password',
      required: true,
      autocomplete: 'current-password',
    })
    return Object.assign(new PasswordPrompt(), {
      module: 'password',
      title: asksUsername ? 'Log on' : 'Enter your password',
      fields: asksUsername ? [username, password] : [password],
      pollAfterMs: null,
      asksUsername,
    })
  }

  toPromptType(state: PasswordState) {
    return 'choosing' in state ? NewPasswordPrompt : PasswordPrompt
  }

  fromFields(fields: ReadonlyMap<string, string>, state: PasswordState): PasswordAnswer | NewPasswordAnswer | null {
    if ('choosing' in state) {
      const newPassword = fields.get('newPassword')
      return newPassword === undefined ? null : { newPassword }
    }
    const password = fields.get('password')
    return password === undefined ? null : { username: fields.get('username') ?? null, password }
  }
}
