import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PasswordHasher } from './password-hasher.ts'
import { StoredPasswordChecker } from './stored-password-checker.ts'
import { ADMIN, LONG_PASSWORD, type UsersFixture, createUsersFixture } from '../accounts/testing/users-fixture.ts'

const RAISED = { memoryCost: 16, timeCost: 2, parallelism: 1 }
let fixture: UsersFixture
let checker: StoredPasswordChecker
beforeEach(async () => {
  fixture = await createUsersFixture()
  checker = new StoredPasswordChecker(fixture.database, new PasswordHasher({ cost: RAISED }))
})
afterEach(() => fixture.database.close())

const ALICE = { canonicalUsername: 'alice' }
const create = (more: { passwordMustChange?: boolean } = {}) =>
  fixture.users.create({ username: 'alice', password: LONG_PASSWORD, ...more }, ADMIN)
const readHash = async () =>
  (await fixture.database.sql.selectFrom('users').select('password_hash').executeTakeFirstOrThrow()).password_hash

describe('a password that was hashed at a lower cost', () => {
  it('is rehashed after the first right entry, and after no wrong one', async () => {
    await create()
    const before = await readHash()
    expect(await checker.check(ALICE, 'not the right one')).toMatchObject({
      userId: null,
      subject: { username: 'alice' },
    })
    expect(await readHash()).toBe(before)
    expect(await checker.check(ALICE, LONG_PASSWORD)).toMatchObject({
      userId: expect.any(String),
      subject: { username: 'alice' },
    })
    const after = await readHash()
    expect(after).toMatch(/^\$argon2id\$v=19\$m=16,t=2,p=1\$/)
    await checker.check(ALICE, LONG_PASSWORD)
    expect(await readHash()).toBe(after)
  })

  it('is not rehashed if it is an initial one: its hash identifies it until it is replaced', async () => {
    await create({ passwordMustChange: true })
    const before = await readHash()
    const verdict = await checker.check(ALICE, LONG_PASSWORD)
    expect(verdict.initial).toMatchObject({ username: 'alice', expiresAt: fixture.state.now + 7 * 24 * 60 * 60_000 })
    expect(JSON.stringify(verdict)).not.toContain('argon2')
    expect(await readHash()).toBe(before)
  })
})

describe('a name without a password to check', () => {
  it('differs from a wrong password only in the subject, which is for the audit log', async () => {
    await fixture.users.create({ username: 'alice' }, ADMIN)
    expect(await checker.check(ALICE, LONG_PASSWORD)).toEqual({
      userId: null,
      subject: { id: expect.any(String), username: 'alice' },
    })
    expect(await checker.check({ canonicalUsername: 'nobody' }, LONG_PASSWORD)).toEqual({ userId: null, subject: null })
    expect(await checker.check({ nobody: true }, LONG_PASSWORD)).toEqual({ userId: null, subject: null })
  })
})
