import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey } from '../lib/master-key.ts'
import { LOGON_LIFE_MS, LOGON_RETENTION_MS, SESSION_TOKEN_REPLAY_MS } from './logon-limits.ts'
import { toExpiryProblem } from './logon-presenter.ts'
import type { LogonStore } from './logon-store.ts'
import { findStepUser } from './stored-logon.ts'
import { deleteExpiredRememberedBrowsers } from '../people/sessions/remembered-browser.statements.ts'
import { deleteExpiredEnrollmentCodes } from '../people/module-profiles/enrollment-code.statements.ts'
import { clearReplayedTokens, deleteOldLogons, listExpired } from './logon.statements.ts'

const BATCH = 200

/** Closes logons whose time is over, and removes what nobody needs any more; so many per run, so that no logon waits for it. */
export class LogonSweeper {
  constructor(
    private readonly database: Database,
    private readonly store: LogonStore,
    private readonly masterKey: MasterKey,
    private readonly clock: Clock,
  ) {}

  async sweep(): Promise<void> {
    const { sql } = this.database
    for (const row of await listExpired(sql, this.clock.now(), BATCH)) {
      const { code, reference } = toExpiryProblem(this.masterKey, row.id)
      await this.store.end(row, 'logon.abandoned', code, await findStepUser(this.database, row), reference)
    }
    await clearReplayedTokens(sql, this.clock.now() - SESSION_TOKEN_REPLAY_MS)
    const now = this.clock.now()
    await deleteExpiredRememberedBrowsers(sql, { now, handedOverBefore: now - LOGON_LIFE_MS - SESSION_TOKEN_REPLAY_MS })
    await deleteExpiredEnrollmentCodes(sql, now)
    await deleteOldLogons(sql, this.clock.now() - LOGON_RETENTION_MS, BATCH)
  }
}
