import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toCursor } from '../../graphql/page.ts'
import { MasterKey } from '../../lib/master-key.ts'
import { ADMIN, type UsersFixture, createUsersFixture } from '../accounts/testing/users-fixture.ts'
import { deleteExpiredSessions } from './delete-expired-sessions.ts'
import { ENDED_SESSION_KEPT_MS, SESSION_LIFE_MS } from './session-limits.ts'
import { SessionService } from './session.service.ts'

let fixture: UsersFixture
let sessions: SessionService
let ids: Record<string, string>
beforeEach(async () => {
  fixture = await createUsersFixture()
  sessions = new SessionService({
    database: fixture.database,
    masterKey: new MasterKey(Buffer.alloc(32, 7)),
    clock: { now: () => fixture.state.now },
  })
  ids = {}
  for (const username of ['alice', 'bob']) {
    const outcome = await fixture.users.create({ username }, ADMIN)
    ids[username] = 'user' in outcome ? outcome.user.id : ''
  }
  await fixture.insertSession('ses_1', ids['alice']!)
  await fixture.insertSession('ses_2', ids['alice']!)
  fixture.state.now += 10
  await fixture.insertSession('ses_3', ids['bob']!)
})
afterEach(() => fixture.database.close())

const alice = () => ({ ...ADMIN, id: ids['alice']!, username: 'alice', sessionId: 'ses_1' })
const idsOf = (page: { items: { id: string }[] }) => page.items.map((session) => session.id)

describe('the list of sessions', () => {
  it('contains live sessions, newest first, in pages', async () => {
    const first = await sessions.list({ first: 2 })
    expect(idsOf(first)).toEqual(['ses_3', 'ses_2'])
    expect(first).toMatchObject({ hasNextPage: true, totalCount: 3 })
    const last = first.items[1]!
    expect(idsOf(await sessions.list({ first: 2, after: toCursor(last.startedAt, last.id) }))).toEqual(['ses_1'])
    fixture.state.now += 2_000
    expect(await sessions.list({ first: 2 })).toMatchObject({ items: [], totalCount: 0 })
  })

  it('can be limited to one user, or to beginnings of names', async () => {
    expect(idsOf(await sessions.list({ first: 10, userId: ids['alice'] }))).toEqual(['ses_2', 'ses_1'])
    expect(idsOf(await sessions.list({ first: 10, search: 'BO' }))).toEqual(['ses_3'])
    expect(idsOf(await sessions.list({ first: 10, search: '%' }))).toEqual([])
    expect(idsOf({ items: await sessions.listOfUser(ids['alice']!) })).toEqual(['ses_2', 'ses_1'])
  })

  it('refuses cursors of another list', async () => {
    await expect(sessions.list({ first: 1, after: toCursor('alice') })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    })
  })
})

describe('ending sessions', () => {
  it('is allowed to users for their own sessions, and for no others', async () => {
    expect(await sessions.end('ses_3', alice(), { ofAnybody: false, reason: 'ended' })).toBe(false)
    expect(await sessions.end('ses_2', alice(), { ofAnybody: false, reason: 'ended' })).toBe(true)
    expect(await sessions.end('ses_2', alice(), { ofAnybody: false, reason: 'ended' })).toBe(false)
    expect(await sessions.end('ses_3', ADMIN, { ofAnybody: true, reason: 'ended' })).toBe(true)
    expect(await fixture.listLiveSessions()).toEqual(['ses_1'])
    expect(await fixture.listAudit('session.ended')).toMatchObject([
      { actor: 'alice', subject: 'alice', details: { session: 'ses_2', reason: 'ended' } },
      { actor: 'admin', subject: 'bob', details: { session: 'ses_3' } },
    ])
  })

  it('can spare the session of the caller', async () => {
    expect(await sessions.endAll(ids['alice']!, alice())).toBe(1)
    expect(await sessions.endAll(ids['alice']!, alice())).toBe(0)
    expect(await fixture.listLiveSessions()).toEqual(['ses_1', 'ses_3'])
    await expect(sessions.endAll('nobody', ADMIN)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('deleting expired sessions', () => {
  it('ends expired sessions and deletes them later', async () => {
    const later = fixture.state.now + SESSION_LIFE_MS
    await deleteExpiredSessions(fixture.database.sql, later)
    expect(await fixture.listLiveSessions()).toEqual([])
    const count = async () => (await fixture.database.sql.selectFrom('sessions').select('id').execute()).length
    expect(await count()).toBe(3)
    await deleteExpiredSessions(fixture.database.sql, later + ENDED_SESSION_KEPT_MS + 1_000)
    expect(await count()).toBe(0)
  })
})
