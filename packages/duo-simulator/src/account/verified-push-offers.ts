import { randomUUID } from 'node:crypto'
import { randomDigits } from '../lib/random-ids.ts'
import type { Application, User } from '../state/model.ts'
import { TRANSACTION_LIFETIME_MS } from './transactions.ts'

export interface VerifiedPushOffer {
  txid: string
  verificationCode: string
  userId: string
  integrationKey: string
  expiresAt: number
}

/** Codes that preauth hands out to be shown; the push that follows has to name the offer by its txid. */
export class VerifiedPushOffers {
  readonly #now: () => number
  readonly #offers = new Map<string, VerifiedPushOffer>()
  /** Who was last told to use a verified push, by application and user. */
  readonly #expected = new Set<string>()

  constructor(now: () => number) {
    this.#now = now
  }

  create(application: Application, user: User, digits: number): VerifiedPushOffer {
    this.#removeExpired()
    const offer: VerifiedPushOffer = {
      txid: randomUUID(),
      verificationCode: randomDigits(digits),
      userId: user.userId,
      integrationKey: application.integrationKey,
      expiresAt: this.#now() + TRANSACTION_LIFETIME_MS,
    }
    this.#offers.set(offer.txid, offer)
    this.#expected.add(pairKey(application, user))
    return offer
  }

  /** A preauth without an offer: a plain push may follow. */
  allowPlainPush(application: Application, user: User): void {
    this.#expected.delete(pairKey(application, user))
  }

  isRequired(application: Application, user: User): boolean {
    return this.#expected.has(pairKey(application, user))
  }

  /** Each offer serves one push of its own application and user. */
  take(txid: string, application: Application, user: User): VerifiedPushOffer | null {
    const offer = this.#offers.get(txid)
    const isRight =
      offer?.integrationKey === application.integrationKey &&
      offer.userId === user.userId &&
      offer.expiresAt > this.#now()
    if (!offer || !isRight) return null
    this.#offers.delete(txid)
    return offer
  }

  clear(): void {
    this.#offers.clear()
    this.#expected.clear()
  }

  #removeExpired(): void {
    // Oldest first: made in the order in which they expire.
    for (const [txid, offer] of this.#offers) {
      if (offer.expiresAt > this.#now()) return
      this.#offers.delete(txid)
    }
  }
}

const pairKey = (application: Application, user: User): string => `${application.integrationKey} ${user.userId}`
