import { MAX_USERNAME_LENGTH, toCanonicalUsername } from '@sallyport/shared/username'
import type { StepBehavior } from '../../module-contract/step-behavior.ts'
import type { StepContext } from '../../module-contract/step-context.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { PromptFieldKind, type StepPrompt, toPromptField } from '../../module-contract/step-prompt.type.ts'
import type { RecoveryCodeChecker } from './recovery-code-checker.ts'
import { type RecoveryCodeAnswer, RecoveryCodePrompt } from './recovery-code.type.ts'

const SECRET = 'recovery-code'

type State = Record<string, never>

export class RecoveryCodeStep implements StepBehavior<State, RecoveryCodeAnswer> {
  readonly #checker: RecoveryCodeChecker

  constructor(checker: RecoveryCodeChecker) {
    this.#checker = checker
  }

  async begin(): Promise<StepOutcome<State>> {
    return { kind: 'prompt', state: {} }
  }

  async answer(
    context: StepContext,
    _state: State,
    { username, code }: RecoveryCodeAnswer,
  ): Promise<StepOutcome<State>> {
    if (username.trim() === '') return { kind: 'rejected', code: 'RECOVERY_CODE_MISSING', field: 'username' }
    if (code.trim() === '') return { kind: 'rejected', code: 'RECOVERY_CODE_MISSING', field: 'code' }
    const canonicalUsername = toCanonicalUsername(username).slice(0, MAX_USERNAME_LENGTH)
    const reservation = await context.guesses.reserve(canonicalUsername, SECRET)
    if (!reservation.allowed) return { kind: 'denied', code: 'LOGON_LOCKED', retryAt: reservation.retryAt }
    const { subject, found } = await this.#checker.check(canonicalUsername, code)
    // NOTE a user identified by an earlier step can't become another one with a code.
    if (!found || (context.user && context.user.id !== found.userId))
      return { kind: 'rejected', code: 'RECOVERY_CODE_INCORRECT', field: 'code', subject, typedUsername: username }
    await context.guesses.succeeded(canonicalUsername, SECRET)
    return {
      kind: 'passed',
      method: found.kind === 'machine' ? 'recovery code created on the server' : 'recovery code',
      userId: found.userId,
      effect: found.use,
      alarm: { kind: 'recovery-used' },
    }
  }

  toPrompt(): StepPrompt {
    return Object.assign(new RecoveryCodePrompt(), {
      module: 'recovery-code',
      title: 'Use a recovery code',
      fields: [
        toPromptField({
          name: 'username',
          kind: PromptFieldKind.TEXT,
          label: 'Username',
          required: true,
          autocomplete: 'username',
        }),
        toPromptField({
          name: 'code',
          kind: PromptFieldKind.CODE,
          label: 'Recovery code',
          required: true,
          autocomplete: 'off',
        }),
      ],
      pollAfterMs: null,
    })
  }

  fromFields(fields: ReadonlyMap<string, string>): RecoveryCodeAnswer | null {
    const code = fields.get('code')
    return code === undefined ? null : { username: fields.get('username') ?? '', code }
  }
}
