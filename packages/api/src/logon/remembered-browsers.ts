import type { Database, Executor } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey, SealedPlace } from '../lib/master-key.ts'
import { randomId } from '../lib/random.ts'
import {
  findRememberedBrowser,
  forgetBrowsers,
  insertRememberedBrowser,
  listRememberedOfLogon,
} from '../people/sessions/remembered-browser.statements.ts'
import type { LogonRow } from './logon.statements.ts'

/** Users of one browser, times modules, that it can remember: a cookie has room for no more, and the oldest goes first. */
const MAX_ENTRIES = 4
/** Whatever a module wishes, a browser is asked anew at the latest after so long. */
const MAX_REMEMBERED_MS = 30 * 24 * 60 * 60_000
const MAX_VALUE_LENGTH = 600
const ENTRY = /^(rem_[0-9a-z]{20})\.(v1\.[\w-]{1,1200})$/u

const toPlace = (id: string): SealedPlace => ({ table: 'remembered_browsers', row: id, column: 'sealed_value' })

/** Whose memory is meant. `browserBinding` is the browser's, as its logon has it. */
export interface RememberedOwner {
  userId: string
  module: string
  browserBinding: string
}

/**
 * What modules have browsers remember: in a cookie, sealed, so that a copy of the database gives nobody anything; good only while the
 * database still knows the entry for this user, module and browser, so that it can be ended from here at any time.
 */
export class RememberedBrowsers {
  constructor(private readonly options: { database: Database; masterKey: MasterKey; clock: Clock }) {}

  /** What this browser remembers for the user and module; null for anything changed, foreign, ended or too old. */
  async find(rawCookie: string | null, owner: RememberedOwner): Promise<string | null> {
    const entries = parseCookie(rawCookie)
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

  /** Written with the step's pass; the browser gets it only with its session. */
  async remember(
    tx: Executor,
    row: LogonRow,
    { userId, module, value, expiresAt }: { userId: string; module: string; value: string; expiresAt: number },
  ): Promise<void> {
    if (row.browser_binding === null || value.length > MAX_VALUE_LENGTH) return
    const { masterKey, clock } = this.options
    const now = clock.now()
    const id = randomId('rem')
    await insertRememberedBrowser(tx, {
      id,
      userId,
      module,
      logonId: row.id,
      browserBinding: row.browser_binding,
      sealedValue: masterKey.seal(value, toPlace(id)),
      ipAddress: row.ip_address,
      userAgent: row.user_agent,
      createdAt: now,
      expiresAt: Math.min(expiresAt, now + MAX_REMEMBERED_MS),
    })
  }

  async forget(tx: Executor, { userId, module, browserBinding }: RememberedOwner): Promise<void> {
    await forgetBrowsers(tx, { userId, module, browserBinding })
  }

  /** The cookie for a logon that has just come to its session; null where it adds nothing. Giving it twice does nothing twice. */
  async toCookie(row: LogonRow, rawCookie: string | null): Promise<{ value: string; expiresAt: number } | null> {
    const made = await listRememberedOfLogon(this.options.database.sql, row.id)
    if (made.length === 0) return null
    const entries = parseCookie(rawCookie)
    for (const { id, sealedValue } of made) {
      entries.delete(id)
      entries.set(id, sealedValue!)
    }
    const kept = [...entries].slice(-MAX_ENTRIES)
    return {
      value: kept.map(([id, sealed]) => `${id}.${sealed}`).join('~'),
      expiresAt: this.options.clock.now() + MAX_REMEMBERED_MS,
    }
  }
}

function parseCookie(rawCookie: string | null): Map<string, string> {
  const entries = new Map<string, string>()
  if (rawCookie === null || rawCookie.length > 4_000) return entries
  for (const part of rawCookie.split('~', MAX_ENTRIES)) {
    const [, id, sealed] = ENTRY.exec(part) ?? []
    if (id && sealed) entries.set(id, sealed)
  }
  return entries
}
