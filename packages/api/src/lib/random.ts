import { randomFillSync } from 'node:crypto'

const POOL_BYTES = 4_096
const pool = Buffer.alloc(POOL_BYTES)
let taken = POOL_BYTES

/** Bytes from the system's random source, which is read in blocks. Bytes that were handed out are erased. */
export function takeRandomBytes(count: number): Buffer {
  if (taken + count > POOL_BYTES) {
    randomFillSync(pool)
    taken = 0
  }
  const bytes = Buffer.from(pool.subarray(taken, taken + count))
  pool.fill(0, taken, taken + count)
  taken += count
  return bytes
}

/** An unguessable value, base64url. 256 bits by default, never fewer than 128 (ASVS 11.5.1). */
export const randomToken = (bytes = 32): string => takeRandomBytes(bytes).toString('base64url')

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz' // Crockford's base32: no i, l, o, u to misread

/**
 * An id that can be read out over the phone, e.g. `lgn_7f3k9qv2m0c4d8xw`; 5 bits per character. It grants no access.
 */
export function randomId(prefix: string, length = 20): string {
  let id = ''
  for (const byte of takeRandomBytes(length)) id += ALPHABET[byte & 31]
  return `${prefix}_${id}`
}

/** A reference that a person quotes to an administrator: short, unambiguous, e.g. `K7QM-2XTD-9F4H` (60 bits). */
export function randomReference(): string {
  let text = ''
  for (const byte of takeRandomBytes(12)) text += ALPHABET[byte & 31]!.toUpperCase()
  return `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}`
}
