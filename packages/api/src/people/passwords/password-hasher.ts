import { toNormalizedPassword } from '@sallyport/shared/password-rules'
import { hash, verify } from '@node-rs/argon2'
import { availableParallelism } from 'node:os'
import { ServerBusyError } from '../../errors/common-errors.ts'

/** argon2id at OWASP's minimum (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
export const HASH_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
export type HashCost = { memoryCost: number; timeCost: number; parallelism: number }

const ARGON2ID = 2
/** Prefix of the PHC string of a peppered hash. */
const PEPPERED = 'p1'

/** Limit of waiting calls: about ten seconds of work on two cores. Beyond it, callers get SERVER_BUSY at once. */
const MAX_WAITING = 1_000

export interface PasswordHasherOptions {
  cost?: HashCost
  /**
   * argon2's secret input (RFC 9106 §3.1). It is outside the database, so that guesses can't be tested against a copy
   * of the database alone (NIST SP 800-63B-4 §3.1.1.2).
   */
  pepper?: Buffer
  /** One per core: more would only delay light requests (49 ms instead of 14 at the 99th percentile). */
  concurrency?: number
  maxWaiting?: number
}

/** Hashes and checks passwords in order of arrival. */
export class PasswordHasher {
  readonly #cost: HashCost
  readonly #pepper: Buffer | null
  readonly #concurrency: number
  readonly #maxWaiting: number
  readonly #waiting: (() => void)[] = []
  #running = 0
  #dummyHash: Promise<string> | null = null

  constructor({
    cost = HASH_COST,
    pepper,
    concurrency = availableParallelism(),
    maxWaiting = MAX_WAITING,
  }: PasswordHasherOptions = {}) {
    this.#cost = cost
    this.#pepper = pepper ?? null
    this.#concurrency = concurrency
    this.#maxWaiting = maxWaiting
  }

  /**
   * Returns a PHC string with the parameters, and a prefix if it is peppered. The length of the password must have been
   * checked.
   */
  async hash(password: string): Promise<string> {
    const secret = this.#pepper ? { secret: this.#pepper } : {}
    const phc = await this.#inTurn(() =>
      hash(toNormalizedPassword(password), { algorithm: ARGON2ID, ...this.#cost, ...secret }),
    )
    return this.#prefix + phc
  }

  /**
   * Checks a password. Without a hash (unknown or disabled user, user without a password) it does the same work against
   * a stand-in and returns false. NOTE both must take the same time, or they reveal which names exist.
   */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const target = passwordHash ?? (await this.#getDummyHash())
    const isPeppered = target.startsWith(`${PEPPERED}$`)
    if (isPeppered && !this.#pepper) throw new Error('A password hash is peppered, but there is no pepper')
    const secret = isPeppered ? { secret: this.#pepper! } : {}
    const matches = await this.#inTurn(() =>
      verify(isPeppered ? target.slice(PEPPERED.length) : target, toNormalizedPassword(password), secret),
    )
    return matches && passwordHash !== null
  }

  /** True if a hash has another cost than today's, or lacks the pepper, so that the next logon should replace it. */
  isOutdated(passwordHash: string): boolean {
    const { memoryCost, timeCost, parallelism } = this.#cost
    return !passwordHash.startsWith(`${this.#prefix}$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
  }

  get #prefix(): string {
    return this.#pepper ? PEPPERED : ''
  }

  /** Creates the stand-in hash before the first logon needs it. */
  async warmUp(): Promise<void> {
    await this.#getDummyHash()
  }

  #getDummyHash(): Promise<string> {
    this.#dummyHash ??= this.hash(crypto.randomUUID())
    return this.#dummyHash
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#concurrency) {
      if (this.#waiting.length >= this.#maxWaiting) throw new ServerBusyError('password-hashes')
      // A caller that ends passes its turn on, so that no later caller gets in between.
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else {
      this.#running++
    }
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}
