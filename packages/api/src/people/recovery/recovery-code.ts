import type { MasterKey } from '../../lib/master-key.ts'
import { takeRandomBytes } from '../../lib/random.ts'
import { readCode } from '../../lib/readable-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford's base32: no I, L, O, U to misread
const CHARACTERS = 16

/**
 * 80 bits, easy to write down and to read out, e.g. `7F3K-9QV2-M0C4-D8XW`. NIST SP 800-63B-4 §3.1.2.1 asks for at least
 * 20 if guesses are limited.
 */
export function createRecoveryCode(): string {
  const characters = Array.from(takeRandomBytes(CHARACTERS), (byte) => ALPHABET[byte & 31]!).join('')
  return characters.replaceAll(/.{4}(?=.)/g, '$&-')
}

/** Keyed and bound to its user, so that neither a copy of the table nor another user's code is useful. */
export function toRecoveryCodeHash(masterKey: MasterKey, userId: string, typed: string): string {
  return masterKey.hash('recovery-code', `${userId}\0${readCode(typed)}`)
}
