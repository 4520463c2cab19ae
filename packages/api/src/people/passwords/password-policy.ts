import {
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH_ALONE,
  MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR,
  countCharacters,
  toNormalizedPassword,
} from '@sallyport/shared/password-rules'
import type { FieldProblem } from '../../errors/field-problem.ts'
import { isCommonPassword } from './common-passwords.ts'

/** Whose password it is to be. */
export interface PasswordOwner {
  username: string
  email: string | null
}

/**
 * What a new password must keep (NIST SP 800-63B-4 §3.1.1.2): a length, and not being among the first guesses. Nothing about
 * kinds of characters: such rules make passwords worse. Existing passwords are not asked again.
 */
export class PasswordPolicy {
  readonly #isPasswordAlone: () => Promise<boolean>
  readonly #ownWords: readonly string[]

  /**
   * @param isPasswordAlone whether somewhere a password alone lets people in
   * @param publicUrl its host is one of the words that make a password easy to guess
   */
  constructor({ isPasswordAlone, publicUrl }: { isPasswordAlone: () => Promise<boolean>; publicUrl: string }) {
    this.#isPasswordAlone = isPasswordAlone
    const { hostname } = new URL(publicUrl)
    this.#ownWords = ['sallyport', hostname, ...hostname.split('.')]
  }

  async getMinLength(): Promise<number> {
    return (await this.#isPasswordAlone()) ? MIN_PASSWORD_LENGTH_ALONE : MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR
  }

  /** Why a password is refused, for the named field; null when it is fine. */
  async findProblem(
    password: string,
    field: string,
    owner: PasswordOwner,
    minLength?: number,
  ): Promise<FieldProblem | null> {
    // NOTE first of all, so that nothing expensive is ever done with a huge one.
    if (password.length > 2 * MAX_PASSWORD_LENGTH || countCharacters(password) > MAX_PASSWORD_LENGTH)
      return { field, code: 'PASSWORD_TOO_LONG', message: `Use at most ${MAX_PASSWORD_LENGTH} characters.` }
    const normalized = toNormalizedPassword(password)
    const min = minLength ?? (await this.getMinLength())
    if (countCharacters(normalized) < min)
      return {
        field,
        code: 'PASSWORD_TOO_SHORT',
        message: `Use at least ${min} characters. A few words in a row are easy to remember.`,
      }
    const reason = await this.#findGuessability(normalized.toLowerCase(), owner)
    return reason === null ? null : { field, code: 'PASSWORD_TOO_COMMON', message: `${reason} Choose another one.` }
  }

  async #findGuessability(lowerCased: string, { username, email }: PasswordOwner): Promise<string | null> {
    if (lowerCased === username.toLowerCase()) return 'The password is the username.'
    if (email && (lowerCased === email.toLowerCase() || lowerCased === email.split('@')[0]!.toLowerCase()))
      return 'The password is the e-mail address, or its first part.'
    if (this.#ownWords.includes(lowerCased)) return 'The password is the name of this product or server.'
    return (await isCommonPassword(lowerCased))
      ? 'The password is one of the most common ones, which are tried first.'
      : null
  }
}
