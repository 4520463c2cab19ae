import type { MasterKey } from '../lib/master-key.ts'
import { takeRandomBytes } from '../lib/random.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford's base32: no I, L, O, U to misread
const CHARACTERS = 16
const MAX_TYPED_LENGTH = 100

/** 80 bits, easy to write down and to read out, e.g. `7F3K-9QV2-M0C4-D8XW`. NIST SP 800-63B-4 §3.1.2.1 asks for 20 at least where guesses are limited. */
export function createRecoveryCode(): string {
  const characters = Array.from(takeRandomBytes(CHARACTERS), (byte) => ALPHABET[byte & 31]!).join('')
  return characters.replaceAll(/.{4}(?=.)/g, '$&-')
}

/** Keyed and bound to its user, so that neither a copy of the table nor another user's code is of any use. */
export function toRecoveryCodeHash(masterKey: MasterKey, userId: string, typed: string): string {
  return masterKey.hash('recovery-code', `${userId}\0${normalize(typed)}`)
}

/** Letters in either case, with or without hyphens and spaces; I and L are read as 1, O as 0. */
const normalize = (typed: string): string =>
  typed.slice(0, MAX_TYPED_LENGTH).toUpperCase().replaceAll(/[^0-9A-Z]/g, '').replaceAll(/[IL]/g, '1').replaceAll('O', '0')
