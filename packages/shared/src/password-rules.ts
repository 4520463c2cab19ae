/** NIST SP 800-63B-4 §3.1.1.2: at least 15 characters if the password is the only factor, 8 if another always follows. */
export const MIN_PASSWORD_LENGTH_ALONE = 15
export const MIN_PASSWORD_LENGTH_WITH_SECOND_FACTOR = 8
/** NIST requires at least 64; 256 leaves room for passphrases and still limits the cost of hashing. */
export const MAX_PASSWORD_LENGTH = 256

/** The form in which a password is counted, compared and hashed, when set and when checked (NIST SP 800-63B-4 §3.1.1.2). */
export const toNormalizedPassword = (typed: string): string => typed.normalize('NFC')

/** Length in Unicode code points, as NIST counts. */
export const countCharacters = (text: string): number => [...text].length
