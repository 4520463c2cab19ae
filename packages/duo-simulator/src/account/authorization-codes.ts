import { randomBytes } from 'node:crypto'
import type { AccessDevice } from './access-device.ts'
import type { PromptOutcome } from './prompt-outcome.ts'

/** How long a client has to come for what a code stands for. Duo doesn't say; RFC 6749 §4.1.2 allows ten minutes. */
export const CODE_LIFETIME_MS = 5 * 60_000

/** What a code stands for: how a prompt ended, for the client and the address that it was opened for. */
export interface Grant {
  integrationKey: string
  redirectUri: string
  /** As the client asked for it; the user's own name may be another. */
  username: string
  nonce: string | null
  accessDevice: AccessDevice
  outcome: PromptOutcome
}

/** Codes that browsers carry back to the client. */
export class AuthorizationCodes {
  readonly #now: () => number
  readonly #grants = new Map<string, { grant: Grant; expiresAt: number }>()

  constructor(now: () => number) {
    this.#now = now
  }

  issue(grant: Grant): string {
    this.#removeExpired()
    const code = randomBytes(24).toString('base64url')
    this.#grants.set(code, { grant, expiresAt: this.#now() + CODE_LIFETIME_MS })
    return code
  }

  find(code: string): Grant | undefined {
    return this.#grants.get(code)?.grant
  }

  /** Null whatever is wrong with it. Its own client's first try uses it up; another client's doesn't touch it. */
  take(code: string, integrationKey: string, redirectUri: string): Grant | null {
    const found = this.#grants.get(code)
    if (found?.grant.integrationKey !== integrationKey) return null
    this.#grants.delete(code)
    return found.expiresAt > this.#now() && found.grant.redirectUri === redirectUri ? found.grant : null
  }

  clear(): void {
    this.#grants.clear()
  }

  #removeExpired(): void {
    // Oldest first: made in the order in which they expire.
    for (const [code, { expiresAt }] of this.#grants) {
      if (expiresAt > this.#now()) return
      this.#grants.delete(code)
    }
  }
}
