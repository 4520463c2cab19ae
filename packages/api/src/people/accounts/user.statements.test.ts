import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADMIN, LONG_PASSWORD, type UsersFixture, createUsersFixture } from './testing/users-fixture.ts'
import { findUserForLogon, storeRehashedPassword, touchLastLogon } from './user.statements.ts'

let fixture: UsersFixture
let id: string
beforeEach(async () => {
  fixture = await createUsersFixture()
  const outcome = await fixture.users.create({ username: 'Alice', password: LONG_PASSWORD }, ADMIN)
  id = 'user' in outcome ? outcome.user.id : ''
})
afterEach(() => fixture.database.close())

describe('a user in a logon', () => {
  it('is found by the canonical name alone', async () => {
    expect(await findUserForLogon(fixture.database.sql, 'alice')).toMatchObject({
      id,
      username: 'Alice',
      enabled: true,
    })
    expect(await findUserForLogon(fixture.database.sql, 'Alice')).toBeNull()
    expect(await findUserForLogon(fixture.database.sql, 'nobody')).toBeNull()
  })

  it('gets no session if they were disabled since the logon began', async () => {
    expect(await touchLastLogon(fixture.database.sql, id, 5, { id: 'lgn_1', started_at: Date.now() })).toEqual({
      roles: ['user'],
    })
    await fixture.users.update({ id, enabled: false }, ADMIN)
    expect(await touchLastLogon(fixture.database.sql, id, 6, { id: 'lgn_1', started_at: Date.now() })).toBeNull()
    expect((await fixture.directory.find(id))?.lastLogonAt).toBe(5)
  })

  it('gets no session from a logon that began before the password was changed', async () => {
    const { now } = fixture.state
    expect(await touchLastLogon(fixture.database.sql, id, now, { id: 'lgn_1', started_at: now - 1 })).toBeNull()
    expect(await touchLastLogon(fixture.database.sql, id, now, { id: 'lgn_1', started_at: now })).toEqual({
      roles: ['user'],
    })
  })

  it('keeps a rehashed password only if the password was not changed since', async () => {
    const { passwordHash } = (await findUserForLogon(fixture.database.sql, 'alice'))!
    expect(await storeRehashedPassword(fixture.database.sql, id, passwordHash!, 'anew')).toBe(true)
    expect(await storeRehashedPassword(fixture.database.sql, id, passwordHash!, 'again')).toBe(false)
  })
})
