import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { deleteExpiredEnrollmentCodes } from '../../people/module-profiles/enrollment-code.statements.ts'
import { deleteExpiredRememberedBrowsers } from '../../people/sessions/remembered-browser.statements.ts'
import { LOGON_LIFE_MS, LOGON_RETENTION_MS, SESSION_TOKEN_REPLAY_MS } from '../limits.ts'
import { clearReplayedTokens, deleteOldLogons, listExpired } from '../store/expired.statements.ts'
import type { MoveWriter } from '../store/move-writer.ts'
import { findStepUser } from '../store/to-step-position.ts'
import { toExpiryProblem } from './expiry.ts'

const BATCH = 200

/** Closes expired logons and deletes what is no longer needed; a batch per run, so that no logon waits for it. */
export class LogonMaintenance {
  constructor(
    private readonly database: Database,
    private readonly moves: MoveWriter,
    private readonly masterKey: MasterKey,
    private readonly clock: Clock,
  ) {}

  async maintain(): Promise<void> {
    const { sql } = this.database
    for (const row of await listExpired(sql, this.clock.now(), BATCH)) {
      const { code, reference } = toExpiryProblem(this.masterKey, row.id)
      const user = await findStepUser(this.database, row)
      await this.moves.end(row, { type: 'logon.abandoned', code, user, reference })
    }
    const now = this.clock.now()
    await clearReplayedTokens(sql, now - SESSION_TOKEN_REPLAY_MS)
    await deleteExpiredRememberedBrowsers(sql, { now, handedOverBefore: now - LOGON_LIFE_MS - SESSION_TOKEN_REPLAY_MS })
    await deleteExpiredEnrollmentCodes(sql, now)
    await deleteOldLogons(sql, now - LOGON_RETENTION_MS, BATCH)
  }
}
