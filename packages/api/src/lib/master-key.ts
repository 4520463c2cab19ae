import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { takeRandomBytes } from './random.ts'

/** Where a sealed value belongs. A ciphertext that is moved elsewhere does not open (AES-GCM additional data). */
export interface SealedPlace {
  table: string
  row: string
  column: string
}

const VERSION = 'v1'
const NONCE_BYTES = 12 // NIST SP 800-38D §8.2: 96 bits, random for each write
const TAG_BYTES = 16

/**
 * A key from which all others come: for sealing of stored secrets, keyed hashes, the pepper. The master key itself seals one thing alone,
 * the data key of the database (`config/data-key.ts`), which does everything else; so it can be replaced at once. Each use has a key of its own (HKDF, RFC 5869), so that no value of one use means anything in another.
 */
export class MasterKey {
  readonly #sealKey: KeyObject
  readonly #hashKeys = new Map<string, KeyObject>()
  readonly #key: Buffer

  /** @param key 32 bytes at least, from a cryptographic random source. */
  constructor(key: Buffer) {
    if (key.length < 32) throw new RangeError('The master key needs 32 bytes at least.')
    this.#key = key
    this.#sealKey = this.#derive('seal')
  }

  #derive(purpose: string): KeyObject {
    return createSecretKey(Buffer.from(hkdfSync('sha256', this.#key, '', `sallyport/${purpose}`, 32)))
  }

  /** AES-256-GCM under a fresh nonce, bound to its place. Returns text for a column. */
  seal(plaintext: string, place: SealedPlace): string {
    const nonce = takeRandomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey, nonce)
    cipher.setAAD(toAdditionalData(place))
    const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
    return `${VERSION}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`
  }

  /** Throws when the value was changed, moved to another place, or sealed with another key. */
  open(sealed: string, place: SealedPlace): string {
    const [version, encoded] = sealed.split('.')
    if (version !== VERSION || !encoded)
      throw new Error(`Unknown form of sealed value in ${place.table}.${place.column}`)
    const bytes = Buffer.from(encoded, 'base64url')
    if (bytes.length < NONCE_BYTES + TAG_BYTES)
      throw new Error(`Truncated sealed value in ${place.table}.${place.column}`)
    const decipher = createDecipheriv('aes-256-gcm', this.#sealKey, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
    decipher.setAAD(toAdditionalData(place))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
  }

  /** A keyed hash (HMAC-SHA256, base64url): without the master key nobody can try values against it. */
  hash(purpose: string, value: string): string {
    let key = this.#hashKeys.get(purpose)
    if (!key) this.#hashKeys.set(purpose, (key = this.#derive(`hash/${purpose}`)))
    return createHmac('sha256', key).update(value, 'utf8').digest('base64url')
  }

  /** Another key as text for a column, sealed with this one. */
  sealKey(other: MasterKey, place: SealedPlace): string {
    return this.seal(other.#key.toString('base64'), place)
  }

  openKey(sealed: string, place: SealedPlace): MasterKey {
    return new MasterKey(Buffer.from(this.open(sealed, place), 'base64'))
  }

  /** 32 bytes for a use of their own, e.g. as the secret input of a password hash. Never store them. */
  deriveBytes(purpose: string): Buffer {
    return this.#derive(`bytes/${purpose}`).export()
  }
}

function toAdditionalData({ table, row, column }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([table, row, column]), 'utf8')
}
