import { randomBytes } from 'node:crypto'
import type { AccessDevice } from './access-device.ts'
import type { PromptOutcome } from './prompt-outcome.ts'

/** How long a code is valid. Duo doesn't document it; RFC 6749 §4.1.2 recommends at most ten minutes. */
export const CODE_LIFETIME_MS = 5 * 60_000

/** What a code is exchanged for: the outcome of a prompt, bound to its client and redirect URI. */
export interface Grant {
  integrationKey: string
  redirectUri: string
  /** As the client sent it. It may be an alias. */
  username: string
  nonce: string | null
  accessDevice: AccessDevice
  outcome: PromptOutcome
}

/** The codes that browsers bring back to the client. */
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

  /** Returns null for every wrong code. Its own client's first attempt uses it up, another client's doesn't. */
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
    // Oldest first, which is also the order in which they expire.
    for (const [code, { expiresAt }] of this.#grants) {
      if (expiresAt > this.#now()) return
      this.#grants.delete(code)
    }
  }
}
