import { equalInConstantTime } from '../../lib/constant-time.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { randomToken } from '../../lib/random.ts'

/**
 * Ties a logon to the browser that began it: a token alone, stolen from a log or a screen, continues nothing.
 * The cookie's value is a random secret with a MAC, so that a value made elsewhere is never adopted (fixation).
 */
export class BrowserBindings {
  constructor(private readonly masterKey: MasterKey) {}

  /** The browser's own cookie if this server made it, else a new one. Tabs share it. */
  toCookie(rawCookie: string | null): string {
    if (rawCookie && this.#isOurs(rawCookie)) return rawCookie
    const secret = randomToken()
    return `${secret}.${this.masterKey.hash('logon-cookie', secret)}`
  }

  /** The binding that is stored with the logon. */
  toBinding(cookie: string): string {
    return this.masterKey.hash('logon-binding', cookie)
  }

  matches(browserBinding: string, rawCookie: string | null): boolean {
    return (
      rawCookie !== null && rawCookie.length <= 200 && equalInConstantTime(this.toBinding(rawCookie), browserBinding)
    )
  }

  #isOurs(rawCookie: string): boolean {
    if (rawCookie.length > 200) return false
    const [secret, signature, ...rest] = rawCookie.split('.')
    return (
      !!secret &&
      !!signature &&
      rest.length === 0 &&
      equalInConstantTime(this.masterKey.hash('logon-cookie', secret), signature)
    )
  }
}
