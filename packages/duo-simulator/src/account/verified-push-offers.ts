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

/** The codes that preauth returns for display. The push that follows must name the offer by its txid. */
export class VerifiedPushOffers {
  readonly #now: () => number
  readonly #offers = new Map<string, VerifiedPushOffer>()
  /** Application and user pairs whose last preauth offered a verified push. */
  readonly #required = new Set<string>()

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
    this.#required.add(pairKey(application, user))
    return offer
  }

  /** Records a preauth without an offer, after which a plain push is allowed. */
  allowPlainPush(application: Application, user: User): void {
    this.#required.delete(pairKey(application, user))
  }

  isRequired(application: Application, user: User): boolean {
    return this.#required.has(pairKey(application, user))
  }

  /** Takes the offer, which is valid for one push of its own application and user. */
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
    this.#required.clear()
  }

  #removeExpired(): void {
    // Oldest first, which is also the order in which they expire.
    for (const [txid, offer] of this.#offers) {
      if (offer.expiresAt > this.#now()) return
      this.#offers.delete(txid)
    }
  }
}

const pairKey = (application: Application, user: User): string => `${application.integrationKey} ${user.userId}`
