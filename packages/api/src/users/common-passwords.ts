import { MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR } from '@sallyport/shared/password-rules'

let loaded: Promise<ReadonlySet<string>> | null = null

/**
 * The most common passwords (lower case) of published breaches, as kept by zxcvbn: some 18,000 that are not too short anyway, where
 * ASVS 6.2.4 asks for 3,000. Loaded when first asked for.
 */
export function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) =>
      new Set(
        dictionary['passwords-common'].filter((password) => password.length >= MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR).map((password) => password.toLowerCase()),
      ),
  )
  return loaded
}
