import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database/database.ts'
import { openTestDatabase } from '../../database/testing/open-test-database.ts'
import { MasterKey } from '../../lib/master-key.ts'
import { toStoredRoles } from '../roles/roles.ts'
import { ADMIN_IDLE_MS, MAX_LIVE_SESSIONS, SESSION_IDLE_MS, SESSION_LIFE_MS } from './session-limits.ts'
import { SessionService } from './session.service.ts'
import { endSessionsOfUser, insertSession } from './session.statements.ts'

const START = Date.UTC(2026, 10, 24)
let database: Database
let sessions: SessionService
let now: number

beforeEach(async () => {
  now = START
  database = await openTestDatabase()
  sessions = new SessionService({ database, masterKey: new MasterKey(Buffer.alloc(32, 7)), clock: { now: () => now } })
  await database.sql
    .insertInto('access_types')
    .values({ key: 'browser', name: 'Browser', session_delivery: 'COOKIE', created_at: now })
    .execute()
  await insertUser('usr_1', 'alice', ['user'])
})
afterEach(() => database.close())

async function insertUser(id: string, username: string, roles: string[]): Promise<void> {
  await database.sql
    .insertInto('users')
    .values({
      id,
      username,
      username_canonical: username,
      enabled: 1,
      roles: toStoredRoles(roles),
      created_at: now,
      updated_at: now,
    })
    .execute()
}

async function logOn(id: string, user = { id: 'usr_1', username: 'alice' }): Promise<string> {
  const { token, tokenHash } = sessions.createToken()
  await database.transaction((tx) =>
    insertSession(tx, {
      id,
      tokenHash,
      user,
      logonId: `lgn_${id}`,
      accessType: 'browser',
      scheme: 'browser',
      version: 1,
      ipAddress: null,
      userAgent: null,
      startedAt: now,
    }),
  )
  return token
}

describe('a session', () => {
  it('ends when its access type is removed', async () => {
    const token = await logOn('ses_1')
    expect(await sessions.resolve(token)).not.toBeNull()
    await database.sql.deleteFrom('access_types').execute()
    expect(await sessions.resolve(token)).toBeNull()
  })

  it('is found by its token, of which the database stores only a hash', async () => {
    const token = await logOn('ses_1')
    expect(token).toMatch(/^sps_[\w-]{43}$/)
    expect(await sessions.resolve(token)).toMatchObject({
      sessionId: 'ses_1',
      user: { username: 'alice', roles: ['user'] },
      permissions: [],
    })
    const stored = JSON.stringify(await database.sql.selectFrom('sessions').selectAll().execute())
    expect(stored).not.toContain(token.slice(4))
  })

  it('is not found by a made-up or malformed token', async () => {
    await logOn('ses_1')
    for (const token of [sessions.createToken().token, '', 'sps_', 'x'.repeat(100_000)])
      expect(await sessions.resolve(token)).toBeNull()
  })

  it('ends sooner if the user has permissions, according to their current roles', async () => {
    const admin = { id: 'usr_2', username: 'admin' }
    await insertUser(admin.id, admin.username, ['auditor'])
    const [token, own] = [await logOn('ses_1', admin), await logOn('ses_2')]
    now += ADMIN_IDLE_MS - 1
    expect(await sessions.resolve(token)).not.toBeNull()
    now += ADMIN_IDLE_MS
    expect(await sessions.resolve(token)).toBeNull()
    expect(await sessions.resolve(own)).not.toBeNull()
    await database.sql
      .updateTable('users')
      .set({ roles: toStoredRoles(['administrator']) })
      .where('id', '=', 'usr_1')
      .execute()
    now += ADMIN_IDLE_MS
    expect(await sessions.resolve(own)).toBeNull()
  })

  it('ends after its idle timeout', async () => {
    const token = await logOn('ses_1')
    now += SESSION_IDLE_MS - 1
    expect(await sessions.resolve(token)).not.toBeNull()
    now += SESSION_IDLE_MS - 1
    expect(await sessions.resolve(token)).not.toBeNull()
    now += SESSION_IDLE_MS
    expect(await sessions.resolve(token)).toBeNull()
  })

  it('ends at its maximum length, however much it is used', async () => {
    const token = await logOn('ses_1')
    for (; now < START + SESSION_LIFE_MS; now += SESSION_IDLE_MS / 2)
      expect(await sessions.resolve(token)).not.toBeNull()
    expect(await sessions.resolve(token)).toBeNull()
  })

  it('has the current roles of its user, and is invalid once the user is disabled', async () => {
    const token = await logOn('ses_1')
    await database.sql
      .updateTable('users')
      .set({ roles: toStoredRoles(['administrator']) })
      .execute()
    expect((await sessions.resolve(token))?.permissions).toContain('users:write')
    await database.sql.updateTable('users').set({ enabled: 0 }).execute()
    expect(await sessions.resolve(token)).toBeNull()
  })

  it('is created once per logon', async () => {
    await logOn('ses_1')
    const { tokenHash } = sessions.createToken()
    await expect(
      insertSession(database.sql, {
        id: 'ses_2',
        tokenHash,
        user: { id: 'usr_1', username: 'alice' },
        logonId: 'lgn_ses_1',
        accessType: 'browser',
        scheme: 'browser',
        version: 1,
        ipAddress: null,
        userAgent: null,
        startedAt: now,
      }),
    ).rejects.toThrow()
  })

  it('ends its user’s oldest session if there are too many, and no one else’s', async () => {
    await insertUser('usr_2', 'bob', [])
    const others = await logOn('ses_bob', { id: 'usr_2', username: 'bob' })
    const tokens: string[] = []
    for (let index = 0; index <= MAX_LIVE_SESSIONS; index++, now += 1_000) tokens.push(await logOn(`ses_${index}`))
    const alive = await Promise.all(tokens.map(async (token) => (await sessions.resolve(token)) !== null))
    expect(alive).toEqual([false, ...Array.from({ length: MAX_LIVE_SESSIONS }, () => true)])
    expect(await sessions.resolve(others)).not.toBeNull()
    expect(await database.sql.selectFrom('audit_events').select(['type', 'subject']).execute()).toEqual([
      { type: 'session.ended', subject: 'alice' },
    ])
  })

  it('does not survive the end of all of its user’s sessions', async () => {
    const [one, two] = [await logOn('ses_1'), await logOn('ses_2')]
    expect(await endSessionsOfUser(database.sql, 'usr_1', now, 'ses_2')).toBe(1)
    expect(await sessions.resolve(one)).toBeNull()
    expect(await sessions.resolve(two)).not.toBeNull()
  })
})
