import { toNormalizedPassword } from '@sallyport/shared/password-rules'
import { hash, verify } from '@node-rs/argon2'
import { availableParallelism } from 'node:os'
import { ServerBusyError } from '../../errors/common-errors.ts'

/** argon2id at OWASP's floor (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
export const HASH_COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
export type HashCost = { memoryCost: number; timeCost: number; parallelism: number }

const ARGON2ID = 2
/** Marks a hash into which a pepper has gone, before its PHC string. */
const PEPPERED = 'p1'

/** How many may wait for a turn: about ten seconds' worth on two cores. Beyond, the caller hears SERVER_BUSY at once. */
const MAX_WAITING = 1_000

export interface PasswordHasherOptions {
  cost?: HashCost
  /** argon2's secret input (RFC 9106 §3.1), kept outside the database: a copy of that alone can't be guessed at (NIST SP 800-63B-4 §3.1.1.2). */
  pepper?: Buffer
  /** As many at once as there are cores: more only delays light requests (49 ms instead of 14 at the 99th percentile). */
  concurrency?: number
  maxWaiting?: number
}

/** Hashes and checks passwords, first come first served. */
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

  /** PHC string with the parameters in it, marked where it is peppered. The password must have been checked for length. */
  async hash(password: string): Promise<string> {
    const secret = this.#pepper ? { secret: this.#pepper } : {}
    const phc = await this.#inTurn(() =>
      hash(toNormalizedPassword(password), { algorithm: ARGON2ID, ...this.#cost, ...secret }),
    )
    return this.#prefix + phc
  }

  /**
   * Checks a password. Without a hash (unknown user, disabled one, one without a password) it does the same work against a
   * stand-in and says no: NOTE the two must take the same time, or names can be told apart.
   */
  async verify(passwordHash: string | null, password: string): Promise<boolean> {
    const target = passwordHash ?? (await this.#getDummyHash())
    const isPeppered = target.startsWith(`${PEPPERED}$`)
    if (isPeppered && !this.#pepper) throw new Error('A password hash has a pepper in it, and there is none')
    const secret = isPeppered ? { secret: this.#pepper! } : {}
    const matches = await this.#inTurn(() =>
      verify(isPeppered ? target.slice(PEPPERED.length) : target, toNormalizedPassword(password), secret),
    )
    return matches && passwordHash !== null
  }

  /** Whether a hash was made with another cost than today's, or without the pepper, and should be made anew at the next logon. */
  isOutdated(passwordHash: string): boolean {
    const { memoryCost, timeCost, parallelism } = this.#cost
    return !passwordHash.startsWith(`${this.#prefix}$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`)
  }

  get #prefix(): string {
    return this.#pepper ? PEPPERED : ''
  }

  /** Makes the stand-in hash before the first logon needs it. */
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
      // Whoever ends hands the turn on, so that nobody who comes later gets in between.
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
