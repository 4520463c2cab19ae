import { randomBytes } from 'node:crypto'

/** An unguessable value, base64url. 256 bits unless said otherwise; never under 128 (ASVS 11.5.1). */
export const randomToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford's base32: no i, l, o, u to misread

/** An id that can be read out over the phone, e.g. `lgn_7f3k9qv2m0c4d8xw`; 5 bits a character. It opens nothing. */
export function randomId(prefix: string, length = 20): string {
  const bytes = randomBytes(length)
  let id = ''
  for (const byte of bytes) id += ALPHABET[byte & 31]
  return `${prefix}_${id}`
}

/** What a person quotes to an administrator: short, unambiguous, e.g. `K7QM-2XTD-9F4H` (60 bits). */
export function randomReference(): string {
  const bytes = randomBytes(12)
  let text = ''
  for (const byte of bytes) text += ALPHABET[byte & 31]!.toUpperCase()
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}
