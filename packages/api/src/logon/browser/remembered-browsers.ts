import type { Database, Executor } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey, SealedPlace } from '../../lib/master-key.ts'
import { randomId } from '../../lib/random.ts'
import {
  findRememberedBrowser,
  forgetBrowsers,
  insertRememberedBrowser,
  listRememberedOfLogon,
} from '../../people/sessions/remembered-browser.statements.ts'
import { parseRememberedCookie, toRememberedCookie } from './remembered-cookie.ts'

/** A browser has to confirm again after this time, whatever a module asks for. */
const MAX_REMEMBERED_MS = 30 * 24 * 60 * 60_000
const MAX_VALUE_LENGTH = 600

const toPlace = (id: string): SealedPlace => ({ table: 'remembered_browsers', row: id, column: 'sealed_value' })

/** The user, module and browser that a remembered value belongs to. */
export interface RememberedOwner {
  userId: string
  module: string
  browserBinding: string
}

export interface NewRemembered extends RememberedOwner {
  logonId: string
  ipAddress: string | null
  userAgent: string | null
  value: string
  expiresAt: number
}

/**
 * What modules make browsers remember: in a cookie, sealed, so that a copy of the database gives no one anything. It is good only while
 * the database has the entry for this user, module and browser, so it can be ended from here at any time.
 */
export class RememberedBrowsers {
  constructor(private readonly options: { database: Database; masterKey: MasterKey; clock: Clock }) {}

  /** The value for the user and module; null for anything changed, foreign, ended or too old. */
  async find(rawCookie: string | null, owner: RememberedOwner): Promise<string | null> {
    const entries = parseRememberedCookie(rawCookie)
    if (entries.size === 0) return null
    const { database, masterKey, clock } = this.options
    const id = await findRememberedBrowser(database.sql, { ...owner, ids: [...entries.keys()], now: clock.now() })
    if (id === null) return null
    try {
      return masterKey.open(entries.get(id)!, toPlace(id))
    } catch {
      return null
    }
  }

  /** Written with the step's pass. The browser gets it only with its session. */
  async remember(tx: Executor, { value, expiresAt, ...browser }: NewRemembered): Promise<void> {
    if (value.length > MAX_VALUE_LENGTH) return
    const { masterKey, clock } = this.options
    const now = clock.now()
    const id = randomId('rem')
    await insertRememberedBrowser(tx, {
      ...browser,
      id,
      sealedValue: masterKey.seal(value, toPlace(id)),
      createdAt: now,
      expiresAt: Math.min(expiresAt, now + MAX_REMEMBERED_MS),
    })
  }

  async forget(tx: Executor, owner: RememberedOwner): Promise<void> {
    await forgetBrowsers(tx, owner)
  }

  /** The cookie for a logon that has just got its session; null if it adds nothing. Calling it twice does nothing twice. */
  async toCookie(logonId: string, rawCookie: string | null): Promise<{ value: string; expiresAt: number } | null> {
    const made = await listRememberedOfLogon(this.options.database.sql, logonId)
    if (made.length === 0) return null
    const entries = parseRememberedCookie(rawCookie)
    for (const { id, sealedValue } of made) {
      entries.delete(id)
      entries.set(id, sealedValue!)
    }
    return { value: toRememberedCookie(entries), expiresAt: this.options.clock.now() + MAX_REMEMBERED_MS }
  }
}
