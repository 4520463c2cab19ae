import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertAuditEvent } from '../audit/audit.statements.ts'
import type { Database } from '../database/database.ts'
import { openTestDatabase } from '../database/testing/open-test-database.ts'
import { countLogons, findMedianSecondsToGetIn } from './logon-figures.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 24, 12, 30)
let database: Database
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

const record = (type: string, at: number) => insertAuditEvent(database.sql, at, { type, outcome: 'SUCCESS' })
async function insertLogon(id: string, startedAt: number, tookMs: number, state = 'completed'): Promise<void> {
  const numbers = {
    version: 1,
    revision: 1,
    client_revision: 1,
    position: 1,
    step_count: 1,
    waiting: 0,
    watched_until: 0,
    claimed_until: 0,
  }
  await database.sql
    .insertInto('logons')
    .values({
      id,
      access_type: 'browser',
      scheme: 'browser',
      state,
      ...numbers,
      started_at: startedAt,
      ended_at: startedAt + tookMs,
      expires_at: startedAt + HOUR,
    })
    .execute()
}

describe('the figures of logons', () => {
  it('count logons per hour and outcome, empty hours included', async () => {
    await record('logon.completed', NOW)
    await record('logon.completed', NOW - 20 * 60_000)
    await record('logon.denied', NOW - HOUR)
    await record('logon.abandoned', NOW - HOUR)
    await record('logon.cancelled', NOW - HOUR)
    await record('logon.completed', NOW - 4 * HOUR)
    await record('step.passed', NOW)
    const at = (hour: number) => Date.UTC(2026, 10, 24, hour)
    expect(await countLogons(database.sql, 3, NOW)).toEqual([
      { at: at(10), completed: 0, denied: 0, abandoned: 0 },
      { at: at(11), completed: 0, denied: 1, abandoned: 2 },
      { at: at(12), completed: 2, denied: 0, abandoned: 0 },
    ])
  })

  it('count logons per day beyond three days', async () => {
    await record('logon.denied', NOW - 49 * HOUR)
    const buckets = await countLogons(database.sql, 96, NOW)
    expect(buckets.map((bucket) => bucket.denied)).toEqual([0, 1, 0, 0])
    expect(buckets.at(-1)?.at).toBe(Date.UTC(2026, 10, 24))
    expect(await countLogons(database.sql, 72, NOW)).toHaveLength(72)
  })

  it('report the median duration of a logon', async () => {
    expect(await findMedianSecondsToGetIn(database.sql, 24, NOW)).toBeNull()
    await insertLogon('a', NOW - HOUR, 4_000)
    await insertLogon('b', NOW - HOUR, 60_000)
    await insertLogon('c', NOW - HOUR, 8_040)
    await insertLogon('denied', NOW - HOUR, 1, 'denied')
    await insertLogon('long-ago', NOW - 30 * HOUR, 1)
    expect(await findMedianSecondsToGetIn(database.sql, 24, NOW)).toBe(8)
    await insertLogon('d', NOW - HOUR, 5_000)
    expect(await findMedianSecondsToGetIn(database.sql, 24, NOW)).toBe(6.5)
  })
})
