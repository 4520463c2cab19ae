import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../database/database.ts'
import { openTestDatabase } from '../database/testing/open-test-database.ts'
import { AuditLog, type AuditSearch, toAuditCursor } from './audit-log.ts'
import { insertAuditEvent } from './audit.statements.ts'
import { toAuditEventType } from './to-audit-event-type.ts'

const ALICE = { id: 'usr_1', username: 'Alice' }
const ADMIN = { id: 'usr_9', username: 'admin' }
let database: Database
let log: AuditLog

beforeEach(async () => {
  database = await openTestDatabase()
  log = new AuditLog(database)
  const logon = { id: 'lgn_1', accessType: 'browser', scheme: 'browser', version: 3 }
  await insertAuditEvent(database.sql, 100, {
    type: 'logon.denied',
    outcome: 'FAILURE',
    subject: ALICE,
    logon,
    step: 2,
    module: 'duo',
    code: 'DUO_DENIED',
    reference: 'K7QM-2XTD-9F4H',
    details: { factor: 'push' },
  })
  await insertAuditEvent(database.sql, 200, {
    type: 'logon.completed',
    outcome: 'SUCCESS',
    actor: ALICE,
    subject: ALICE,
    logon: { ...logon, id: 'lgn_2' },
  })
  await insertAuditEvent(database.sql, 300, {
    type: 'settings.updated',
    outcome: 'SUCCESS',
    actor: ADMIN,
    module: 'duo',
  })
  await insertAuditEvent(database.sql, 300, {
    type: 'user.created',
    outcome: 'SUCCESS',
    actor: ADMIN,
    subject: { id: 'usr_2', username: 'al%' },
  })
})
afterEach(() => database.close())

const typesOf = async (filter: AuditSearch) => (await log.list({ first: 10, filter })).items.map((event) => event.type)

describe('the audit log', () => {
  it('lists events newest first, in pages', async () => {
    const first = await log.list({ first: 3 })
    expect(first).toMatchObject({
      items: [{ type: 'user.created' }, { type: 'settings.updated' }, { type: 'logon.completed' }],
      hasNextPage: true,
      hasPreviousPage: false,
    })
    const after = toAuditCursor(toAuditEventType(first.items[2]!).id)
    expect(await log.list({ first: 3, after })).toMatchObject({
      items: [{ type: 'logon.denied' }],
      hasNextPage: false,
      hasPreviousPage: true,
    })
  })

  it('returns everything that was recorded', async () => {
    const [event] = (await log.list({ first: 1, filter: { code: 'DUO_DENIED' } })).items
    expect(toAuditEventType(event!)).toMatchObject({
      at: new Date(100),
      type: 'logon.denied',
      outcome: 'FAILURE',
      actor: null,
      subject: 'Alice',
      subjectId: 'usr_1',
      logonId: 'lgn_1',
      accessType: 'browser',
      scheme: 'browser',
      version: 3,
      step: 2,
      module: 'duo',
      reference: 'K7QM-2XTD-9F4H',
      details: { factor: 'push' },
    })
  })

  it('applies all given filters together', async () => {
    expect(await typesOf({ module: 'duo' })).toEqual(['settings.updated', 'logon.denied'])
    expect(await typesOf({ module: 'duo', outcome: 'FAILURE' })).toEqual(['logon.denied'])
    expect(await typesOf({ reference: 'K7QM-2XTD-9F4H', logonId: 'lgn_1' })).toEqual(['logon.denied'])
    expect(await typesOf({ reference: ' k7qm 2xtd9f4h' })).toEqual(['logon.denied'])
    expect(await typesOf({ reference: 'K7QM-2XTD-9F4H', logonId: 'lgn_2' })).toEqual([])
    expect(await typesOf({ actor: 'ADM', type: 'user.created' })).toEqual(['user.created'])
    expect(await typesOf({ from: new Date(200), to: new Date(300) })).toEqual(['logon.completed'])
    expect(await typesOf({ type: '', subject: null })).toHaveLength(4)
  })

  it('finds names by their beginning, and takes no character as a wildcard', async () => {
    expect(await typesOf({ subject: 'al' })).toEqual(['user.created', 'logon.completed', 'logon.denied'])
    expect(await typesOf({ subject: 'al%' })).toEqual(['user.created'])
    expect(await typesOf({ subject: '_lice' })).toEqual([])
  })

  it('shows users how their own logons ended, and nothing else', async () => {
    expect((await log.listLogonsOf('usr_1', 10)).map((event) => event.type)).toEqual([
      'logon.completed',
      'logon.denied',
    ])
    expect(await log.listLogonsOf('usr_2', 10)).toEqual([])
  })

  it('refuses page sizes, cursors and filters out of bounds', async () => {
    for (const request of [
      { first: 0 },
      { first: 101 },
      { first: 1, after: 'abc' },
      { first: 1, after: toAuditCursor('1.5') },
      { first: 1, filter: { type: 'x'.repeat(1_000) } },
    ])
      await expect(log.list(request)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
  })
})
