import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto'
import { takeRandomBytes } from './random.ts'

/** The place of a sealed value. A ciphertext that is moved to another place does not open (AES-GCM additional data). */
export interface SealedPlace {
  table: string
  row: string
  column: string
}

const VERSION = 'v1'
const NONCE_BYTES = 12 // NIST SP 800-38D §8.2: 96 bits, random for each write
const TAG_BYTES = 16

/**
 * A key from which all others are derived: for sealed secrets, keyed hashes and the pepper. The master key itself seals
 * only the data key of the database (`config/data-key.ts`), which does the rest, so that it can be replaced at once.
 * Each use has a key of its own (HKDF, RFC 5869), so that a value of one use means nothing in another.
 */
export class MasterKey {
  readonly #sealKey: KeyObject
  readonly #hashKeys = new Map<string, KeyObject>()
  readonly #key: Buffer

  /** @param key at least 32 bytes from a cryptographic random source */
  constructor(key: Buffer) {
    if (key.length < 32) throw new RangeError('The master key needs at least 32 bytes.')
    this.#key = key
    this.#sealKey = this.#derive('seal')
  }

  #derive(purpose: string): KeyObject {
    return createSecretKey(Buffer.from(hkdfSync('sha256', this.#key, '', `sallyport/${purpose}`, 32)))
  }

  /** Seals with AES-256-GCM under a fresh nonce, bound to its place. Returns text for a column. */
  seal(plaintext: string, place: SealedPlace): string {
    const nonce = takeRandomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', this.#sealKey, nonce)
    cipher.setAAD(toAdditionalData(place))
    const body = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()])
    return `${VERSION}.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`
  }

  /** Throws if the value was changed, moved to another place, or sealed with another key. */
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

  /** A keyed hash (HMAC-SHA256, base64url). Without the master key, guesses can't be tested against it. */
  hash(purpose: string, value: string): string {
    let key = this.#hashKeys.get(purpose)
    if (!key) this.#hashKeys.set(purpose, (key = this.#derive(`hash/${purpose}`)))
    return createHmac('sha256', key).update(value, 'utf8').digest('base64url')
  }

  /** Seals another key with this one, as text for a column. */
  sealKey(other: MasterKey, place: SealedPlace): string {
    return this.seal(other.#key.toString('base64'), place)
  }

  openKey(sealed: string, place: SealedPlace): MasterKey {
    return new MasterKey(Buffer.from(this.open(sealed, place), 'base64'))
  }

  /** 32 bytes for one use, e.g. as the secret input of a password hash. Never store them. */
  deriveBytes(purpose: string): Buffer {
    return this.#derive(`bytes/${purpose}`).export()
  }
}

function toAdditionalData({ table, row, column }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([table, row, column]), 'utf8')
}
