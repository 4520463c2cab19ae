import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADMIN, LONG_PASSWORD, type UsersFixture, createUsersFixture } from '../accounts/testing/users-fixture.ts'
import type { UserOutcome } from '../accounts/user-outcome.ts'

let fixture: UsersFixture
beforeEach(async () => {
  fixture = await createUsersFixture()
})
afterEach(() => fixture.database.close())

const problemsOf = (outcome: UserOutcome) =>
  'problems' in outcome ? outcome.problems.map((problem) => `${problem.field}: ${problem.code}`) : []
async function create(
  username: string,
  more: { displayName?: string; email?: string; roles?: string[]; password?: string } = {},
): Promise<string> {
  const outcome = await fixture.users.create({ username, ...more }, ADMIN)
  if ('problems' in outcome) throw new Error(problemsOf(outcome).join())
  return outcome.user.id
}

describe('creating a user', () => {
  it('keeps the name as typed, and finds it in any spelling', async () => {
    const outcome = await fixture.users.create(
      { username: ' Alice ', displayName: ' Alice A ', email: 'alice@example.test' },
      ADMIN,
    )
    expect(outcome).toMatchObject({
      user: { username: 'Alice', displayName: 'Alice A', roles: ['user'], enabled: true, lastLogonAt: null },
    })
    for (const spelling of ['alice', 'ALICE', 'ａｌｉｃｅ'])
      expect(problemsOf(await fixture.users.create({ username: spelling }, ADMIN))).toEqual([
        'username: USERNAME_TAKEN',
      ])
    expect(await fixture.listAudit()).toMatchObject([
      { type: 'user.created', actor: 'admin', subject: 'Alice', details: { roles: ['user'], hasPassword: false } },
    ])
  })

  it('gives a name to one of many simultaneous requests', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => fixture.users.create({ username: 'alice' }, ADMIN)),
    )
    expect(outcomes.filter((outcome) => 'user' in outcome)).toHaveLength(1)
    expect(await fixture.listAudit('user.created')).toHaveLength(1)
  })

  it('reports every problem at its field', async () => {
    const input = { username: 'al ice', displayName: 'x\u202Ey', email: 'nowhere', roles: ['king'], password: 'short' }
    expect(problemsOf(await fixture.users.create(input, ADMIN))).toEqual([
      'username: USERNAME_INVALID',
      'displayName: DISPLAY_NAME_INVALID',
      'email: EMAIL_INVALID',
      'roles: ROLE_UNKNOWN',
      'password: PASSWORD_TOO_SHORT',
    ])
    expect(await fixture.listAudit()).toEqual([])
  })

  it('stores a hash and never the password', async () => {
    const id = await create('alice', { password: LONG_PASSWORD })
    const row = await fixture.database.sql
      .selectFrom('users')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row.password_hash).toMatch(/^\$argon2id\$/)
    expect(JSON.stringify([row, await fixture.listAudit()])).not.toContain(LONG_PASSWORD)
  })
})

describe('changing a user', () => {
  it('keeps fields that are left out, and clears those that are null', async () => {
    const id = await create('alice', { displayName: 'Alice', email: 'alice@example.test' })
    expect(await fixture.users.update({ id, email: null }, ADMIN)).toMatchObject({
      user: { displayName: 'Alice', email: null },
    })
    expect(await fixture.listAudit('user.updated')).toMatchObject([
      { details: { before: { email: 'alice@example.test' }, after: { email: null } } },
    ])
    await expect(fixture.users.update({ id: 'nobody', email: null }, ADMIN)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('to disabled ends their sessions and logons at once', async () => {
    const id = await create('alice')
    await create('bob').then((bob) => fixture.insertSession('ses_bob', bob))
    await fixture.insertSession('ses_1', id)
    expect(await fixture.users.update({ id, enabled: false }, ADMIN)).toMatchObject({ user: { enabled: false } })
    expect(await fixture.listLiveSessions()).toEqual(['ses_bob'])
    expect(fixture.state).toMatchObject({ endedLogonsOf: [id], wokenReadersOf: [id] })
    expect(await fixture.listAudit('user.disabled')).toMatchObject([{ details: { sessionsEnded: 1 } }])
    await fixture.users.update({ id, enabled: false }, ADMIN)
    expect(await fixture.listAudit('user.disabled')).toHaveLength(1)
    await fixture.users.update({ id, enabled: true }, ADMIN)
    expect(await fixture.listAudit('user.enabled')).toHaveLength(1)
  })

  it('records their roles before and after', async () => {
    const id = await create('alice')
    await fixture.users.update({ id, roles: ['auditor', 'user', 'auditor'] }, ADMIN)
    expect(await fixture.listAudit('user.roles-changed')).toMatchObject([
      { details: { before: ['user'], after: ['auditor', 'user'] } },
    ])
  })
})

describe('the last administrator', () => {
  const roles = ['administrator']
  it('stays enabled and an administrator', async () => {
    const id = await create('first', { roles, password: LONG_PASSWORD })
    await create('without-password', { roles })
    expect(problemsOf(await fixture.users.update({ id, enabled: false }, ADMIN))).toEqual([
      'enabled: LAST_ADMINISTRATOR',
    ])
    expect(problemsOf(await fixture.users.update({ id, roles: ['auditor'] }, ADMIN))).toEqual([
      'roles: LAST_ADMINISTRATOR',
    ])
    expect(await fixture.users.update({ id, displayName: 'The first' }, ADMIN)).toMatchObject({
      user: { enabled: true, roles },
    })
    await create('second', { roles, password: LONG_PASSWORD })
    expect(problemsOf(await fixture.users.update({ id, enabled: false }, ADMIN))).toEqual([])
  })

  it('remains if all of them are disabled or demoted at once', async () => {
    const ids = await Promise.all(
      Array.from({ length: 4 }, (_, index) => create(`admin${index}`, { roles, password: LONG_PASSWORD })),
    )
    const outcomes = await Promise.all(
      ids.map((id, index) => fixture.users.update(index % 2 ? { id, enabled: false } : { id, roles: [] }, ADMIN)),
    )
    expect(outcomes.filter((outcome) => 'problems' in outcome)).toHaveLength(1)
    const left = (await fixture.directory.list({ first: 10 })).items.filter(
      (user) => user.enabled && user.roles.includes('administrator'),
    )
    expect(left).toHaveLength(1)
  })
})

describe('removing an enrollment', () => {
  it('ends the user’s logons and is recorded', async () => {
    const id = await create('alice')
    await fixture.database.sql
      .insertInto('enrollments')
      .values({ user_id: id, module: 'duo', external_id: 'DU1', created_at: 5 })
      .execute()
    expect([...(await fixture.directory.loadEnrollments([id])).values()].flat()).toMatchObject([
      { module: 'duo', externalId: 'DU1', createdAt: 5 },
    ])
    expect(await fixture.users.removeEnrollment(id, 'duo', ADMIN)).toBe(true)
    expect(await fixture.users.removeEnrollment(id, 'duo', ADMIN)).toBe(false)
    expect(fixture.state.endedLogonsOf).toEqual([id])
    expect(await fixture.listAudit('user.enrollment-removed')).toMatchObject([{ subject: 'alice', module: 'duo' }])
  })
})

describe('the list of users', () => {
  beforeEach(async () => {
    await create('carol', { displayName: 'Carol Österlund', email: 'c@example.test' })
    await create('alice', { displayName: '100% Alice', email: 'wonder@example.test' })
    await create('Bob', { displayName: 'Ödön B' })
  })
  const names = async (search: string) =>
    (await fixture.directory.list({ first: 10, search })).items.map((user) => user.username)

  it('has pages in a stable order', async () => {
    const first = await fixture.directory.list({ first: 2 })
    expect(first).toMatchObject({
      items: [{ username: 'alice' }, { username: 'Bob' }],
      hasNextPage: true,
      hasPreviousPage: false,
      totalCount: 3,
    })
    const { toUserCursor } = await import('../accounts/user-directory.ts')
    const second = await fixture.directory.list({ first: 2, after: toUserCursor(first.items[1]!) })
    expect(second).toMatchObject({
      items: [{ username: 'carol' }],
      hasNextPage: false,
      hasPreviousPage: true,
      totalCount: 3,
    })
  })

  it('can be searched by beginnings of usernames, of words in display names and of e-mail addresses', async () => {
    expect(await names('B')).toEqual(['Bob'])
    expect(await names('ALI')).toEqual(['alice'])
    expect(await names('wonder@')).toEqual(['alice'])
    expect(await names('Öd')).toEqual(['Bob'])
    expect(await names('lice')).toEqual([])
    expect(await names(' ')).toHaveLength(3)
  })

  it('takes no character of a search as a wildcard', async () => {
    expect(await names('%')).toEqual([])
    expect(await names('_lice')).toEqual([])
    expect(await names('!')).toEqual([])
    expect(await names('100%')).toEqual(['alice'])
    expect(await names("' or 1=1 --")).toEqual([])
  })

  it('refuses a page size out of bounds and a made-up cursor', async () => {
    for (const page of [
      { first: 0 },
      { first: 101 },
      { first: -1 },
      { first: 10, after: 'x' },
      { first: 10, after: Buffer.from('[1]').toString('base64url') },
      { first: 10, after: Buffer.from('{"$gt":""}').toString('base64url') },
    ])
      await expect(fixture.directory.list(page)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' })
    await expect(fixture.directory.list({ first: 1, search: 'x'.repeat(1_000) })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    })
  })
})
