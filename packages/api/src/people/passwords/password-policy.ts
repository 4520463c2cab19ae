import {
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH_ALONE,
  MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR,
  countCharacters,
  toNormalizedPassword,
} from '@sallyport/shared/password-rules'
import type { FieldProblem } from '../../errors/field-problem.ts'
import { isCommonPassword } from './common-passwords.ts'

/** The user who gets the password. */
export interface PasswordOwner {
  username: string
  email: string | null
}

/**
 * Rules for new passwords (NIST SP 800-63B-4 §3.1.1.2): a length, and not being among the first guesses. There are none
 * about kinds of characters, which make passwords worse. Existing passwords are not checked again.
 */
export class PasswordPolicy {
  readonly #isPasswordAlone: () => Promise<boolean>
  readonly #ownWords: readonly string[]

  /**
   * @param isPasswordAlone true if a password alone suffices for some access type
   * @param publicUrl its host is easy to guess as a password
   */
  constructor({ isPasswordAlone, publicUrl }: { isPasswordAlone: () => Promise<boolean>; publicUrl: string }) {
    this.#isPasswordAlone = isPasswordAlone
    const { hostname } = new URL(publicUrl)
    this.#ownWords = ['sallyport', hostname, ...hostname.split('.')]
  }

  async getMinLength(): Promise<number> {
    return (await this.#isPasswordAlone()) ? MIN_PASSWORD_LENGTH_ALONE : MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR
  }

  /** The reason why a password is refused, for the given field. Null if it is accepted. */
  async findProblem(
    password: string,
    field: string,
    owner: PasswordOwner,
    minLength?: number,
  ): Promise<FieldProblem | null> {
    // NOTE first, so that nothing expensive is done with a huge password.
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
      ? 'The password is one of the most common ones, which attackers try first.'
      : null
  }
}
