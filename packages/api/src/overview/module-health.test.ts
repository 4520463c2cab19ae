import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { insertAuditEvent } from '../audit/audit.statements.ts'
import type { Database } from '../database/database.ts'
import { openTestDatabase } from '../database/testing/open-test-database.ts'
import { phoneLike } from '../settings/testing/sample-modules.ts'
import { findModuleHealth } from './module-health.ts'

const MINUTE = 60_000
const NOW = Date.UTC(2026, 10, 24)
const PHONE = {
  ...phoneLike,
  errorCodes: [{ code: 'PHONE_UNREACHABLE', message: 'Phones can’t be reached.', hint: 'Look at the network.' }],
}
let database: Database
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

const record = (type: string, code: string | null, outcome: 'SUCCESS' | 'FAILURE', at = NOW) =>
  insertAuditEvent(database.sql, at, { type, outcome, code, module: 'phone' })
const health = (configured = true) => findModuleHealth(database.sql, PHONE, { configured, now: NOW })

describe('the health of a module', () => {
  it('comes from its last check, on any node', async () => {
    await record('settings.updated', null, 'SUCCESS', NOW - MINUTE)
    expect(await health()).toMatchObject({ ok: true, code: 'MODULE_UNCHECKED' })
    await record('settings.checked', 'PHONE_BAD_CREDENTIALS', 'FAILURE')
    expect(await health()).toMatchObject({ ok: false, code: 'PHONE_BAD_CREDENTIALS', checkedAt: NOW })
    await record('settings.checked', 'PHONE_OK', 'SUCCESS')
    expect(await health()).toMatchObject({ ok: true, code: 'PHONE_OK' })
  })

  it('is unknown again after a change of the settings', async () => {
    await record('settings.checked', 'PHONE_OK', 'SUCCESS', NOW - MINUTE)
    await record('settings.updated', null, 'SUCCESS')
    expect(await health()).toMatchObject({ code: 'MODULE_UNCHECKED', checkedAt: null })
  })

  it('is bad after a recent logon met an outage, but not after a user denied', async () => {
    await record('settings.checked', 'PHONE_OK', 'SUCCESS', NOW - 20 * MINUTE)
    await record('logon.denied', 'PHONE_DENIED', 'FAILURE')
    expect((await health()).ok).toBe(true)
    await record('logon.denied', 'PHONE_UNREACHABLE', 'FAILURE', NOW - 16 * MINUTE)
    expect((await health()).ok).toBe(true)
    await record('logon.denied', 'PHONE_UNREACHABLE', 'FAILURE')
    expect(await health()).toMatchObject({
      ok: false,
      code: 'PHONE_UNREACHABLE',
      message: 'Phones can’t be reached. Look at the network.',
    })
  })

  it('is bad if a scheme uses a module that is not set up', async () => {
    expect(await health(false)).toMatchObject({ ok: false, code: 'MODULE_NOT_CONFIGURED' })
  })
})
