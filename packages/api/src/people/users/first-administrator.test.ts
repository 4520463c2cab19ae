import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LONG_PASSWORD, type UsersFixture, createUsersFixture } from '../accounts/testing/users-fixture.ts'

let fixture: UsersFixture
beforeEach(async () => {
  fixture = await createUsersFixture()
})
afterEach(() => fixture.database.close())

const listUsers = async () => (await fixture.directory.list({ first: 10 })).items

describe('the first administrator', () => {
  it('gets a generated password that can be typed', async () => {
    const made = await fixture.ensureFirst()
    expect(made).toEqual({
      username: 'admin',
      generatedPassword: expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{5}(-[0-9a-hjkmnp-tv-z]{5}){3}$/),
    })
    expect(await listUsers()).toMatchObject([{ username: 'admin', roles: ['administrator'], enabled: true }])
    const row = await fixture.database.sql.selectFrom('users').select('password_hash').executeTakeFirstOrThrow()
    expect(await fixture.hasher.verify(row.password_hash, made!.generatedPassword!)).toBe(true)
    expect(await fixture.listAudit()).toMatchObject([{ type: 'administrator.created', subject: 'admin' }])
  })

  it('can be configured by the operator, and then no password is printed', async () => {
    expect(await fixture.ensureFirst({ username: 'Root', password: LONG_PASSWORD })).toEqual({
      username: 'Root',
      generatedPassword: null,
    })
  })

  it('is created once by nodes that start together', async () => {
    const made = await Promise.all(Array.from({ length: 5 }, () => fixture.ensureFirst()))
    expect(made.filter((result) => result !== null)).toHaveLength(1)
    expect(await listUsers()).toHaveLength(1)
  })

  it('does not return after its removal', async () => {
    await fixture.ensureFirst()
    await fixture.database.sql.deleteFrom('users').execute()
    expect(await fixture.ensureFirst({ username: 'intruder', password: LONG_PASSWORD })).toBeNull()
    expect(await listUsers()).toEqual([])
  })

  it('is refused with a message that names the variable', async () => {
    await expect(fixture.ensureFirst({ username: 'ad min' })).rejects.toThrow(/SALLYPORT_ADMIN_USERNAME/)
    await expect(fixture.ensureFirst({ password: 'password1' })).rejects.toThrow(/SALLYPORT_ADMIN_PASSWORD/)
    expect(await fixture.ensureFirst()).not.toBeNull()
  })
})
