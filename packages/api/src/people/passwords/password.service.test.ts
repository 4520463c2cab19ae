import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ADMIN, LONG_PASSWORD, type UsersFixture, createUsersFixture } from '../accounts/testing/users-fixture.ts'

const NEW_PASSWORD = 'four other words here'
let fixture: UsersFixture
let aliceId: string
beforeEach(async () => {
  fixture = await createUsersFixture()
  const outcome = await fixture.users.create(
    { username: 'alice', email: 'a.liddell.of.oxford@example.test', password: LONG_PASSWORD },
    ADMIN,
  )
  aliceId = 'user' in outcome ? outcome.user.id : ''
})
afterEach(() => fixture.database.close())

const alice = () => ({ ...ADMIN, id: aliceId, username: 'alice', sessionId: 'ses_1' })
const change = (currentPassword: string, newPassword: string, endOtherSessions = true) =>
  fixture.passwords.change({ currentPassword, newPassword, endOtherSessions }, alice())
async function isPassword(password: string): Promise<boolean> {
  const row = await fixture.database.sql
    .selectFrom('users')
    .select('password_hash')
    .where('id', '=', aliceId)
    .executeTakeFirstOrThrow()
  return fixture.hasher.verify(row.password_hash, password)
}
const problemOf = async (password: string) =>
  (
    await fixture.policy.findProblem(password, 'password', {
      username: 'alice.in.wonderland',
      email: 'a.liddell.of.oxford@example.test',
    })
  )?.code ?? null

describe('a new password', () => {
  it('needs fifteen characters if it is the only factor, and eight if another follows, counted as people count', async () => {
    expect(await problemOf('rv7qk2mzp4wx9t')).toBe('PASSWORD_TOO_SHORT')
    expect(await problemOf('rv7qk2mzp4wx9tc')).toBeNull()
    fixture.state.isPasswordAlone = false
    expect(await problemOf('rv7qk2m')).toBe('PASSWORD_TOO_SHORT')
    expect(await problemOf('🦊🐙🦉🐝🐬🦔🐌🦩')).toBeNull()
  })

  it('has at most 256 characters, and a huge one is refused unread', async () => {
    expect(await problemOf('x'.repeat(256))).toBeNull()
    expect(await problemOf('x'.repeat(257))).toBe('PASSWORD_TOO_LONG')
    expect(await problemOf('x'.repeat(5_000_000))).toBe('PASSWORD_TOO_LONG')
  })

  it('can have any characters', async () => {
    for (const password of [
      ' '.repeat(15),
      '7'.repeat(3) + '918264550173',
      'onlylowercaseletters',
      'é'.normalize('NFD').repeat(15),
    ])
      expect(await problemOf(password)).toBeNull()
  })

  it('is none of the first guesses', async () => {
    fixture.state.isPasswordAlone = false
    for (const password of [
      'password1',
      'PassWord1',
      'alice.in.wonderland',
      'A.Liddell.of.Oxford',
      'a.liddell.of.oxford@example.test',
      'Sallyport',
      'login.example.test',
    ])
      expect(await problemOf(password)).toBe('PASSWORD_TOO_COMMON')
  })
})

describe('a long password', () => {
  it('is none of the common ones, made longer', async () => {
    for (const password of [
      'passwordpassword',
      '123456123456123',
      '12345678901234567890',
      '987654321098765',
      'qwertyuiopasdfgh',
      'zyxwvutsrqponmlk',
      'aaaaaaaaaaaaaaaa',
      'Trustno1Trustno1',
    ])
      expect(await problemOf(password), password).toBe('PASSWORD_TOO_COMMON')
    for (const password of ['password and more', '777918264550173', 'my old typewriter', 'abcdefghijklmnOq!'])
      expect(await problemOf(password), password).toBeNull()
  })

  it('can’t be one of at least three thousand common ones that are long enough', async () => {
    const { dictionary } = await import('@zxcvbn-ts/language-common')
    const long = [
      ...new Set(
        dictionary['passwords-common']
          .slice(0, 3_200)
          .map((password) => password.repeat(Math.ceil(15 / password.length))),
      ),
    ]
    expect(long.length).toBeGreaterThan(3_000)
    for (const password of long) expect(await problemOf(password), password).toBe('PASSWORD_TOO_COMMON')
  })
})

describe('an administrator who sets a password', () => {
  it('ends the user’s sessions and logons', async () => {
    await fixture.insertSession('ses_1', aliceId)
    expect(await fixture.passwords.set({ userId: aliceId, password: NEW_PASSWORD }, ADMIN)).toMatchObject({
      user: { username: 'alice' },
    })
    expect(await isPassword(NEW_PASSWORD)).toBe(true)
    expect(await fixture.listLiveSessions()).toEqual([])
    expect(fixture.state).toMatchObject({ endedLogonsOf: [aliceId], wokenReadersOf: [aliceId] })
    expect(await fixture.listAudit('user.password-set')).toMatchObject([
      { actor: 'admin', subject: 'alice', details: { sessionsEnded: 1 } },
    ])
  })

  it('learns why it was refused', async () => {
    expect(await fixture.passwords.set({ userId: aliceId, password: 'short' }, ADMIN)).toMatchObject({
      problems: [{ field: 'password', code: 'PASSWORD_TOO_SHORT' }],
    })
    await expect(fixture.passwords.set({ userId: 'nobody', password: NEW_PASSWORD }, ADMIN)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await isPassword(LONG_PASSWORD)).toBe(true)
  })
})

describe('a user who changes their password', () => {
  it('keeps this session and ends the others, and all logons', async () => {
    await fixture.insertSession('ses_1', aliceId)
    await fixture.insertSession('ses_2', aliceId)
    expect(await change(LONG_PASSWORD, NEW_PASSWORD)).toEqual({ sessionsEnded: 1 })
    expect(await isPassword(NEW_PASSWORD)).toBe(true)
    expect(await fixture.listLiveSessions()).toEqual(['ses_1'])
    expect(fixture.state.endedLogonsOf).toEqual([aliceId])
    expect(fixture.state.guesses).toEqual(['reserve password alice', 'succeeded', 'settled'])
  })

  it('can keep the other sessions', async () => {
    await fixture.insertSession('ses_2', aliceId)
    expect(await change(LONG_PASSWORD, NEW_PASSWORD, false)).toEqual({ sessionsEnded: 0 })
    expect(await fixture.listLiveSessions()).toEqual(['ses_2'])
  })

  it('is refused if the current one is wrong, which counts as a guess and is recorded', async () => {
    expect(await change('not my password!', NEW_PASSWORD)).toMatchObject({
      problems: [{ field: 'currentPassword', code: 'PASSWORD_INCORRECT' }],
    })
    expect(fixture.state.guesses).toEqual(['reserve password alice', 'settled'])
    expect(await isPassword(LONG_PASSWORD)).toBe(true)
    expect(await fixture.listAudit('user.password-changed')).toMatchObject([
      { outcome: 'FAILURE', code: 'PASSWORD_INCORRECT' },
    ])
  })

  it('learns about an unsuitable new one before a guess is counted', async () => {
    expect(await change('whatever it is', 'short')).toMatchObject({
      problems: [{ field: 'newPassword', code: 'PASSWORD_TOO_SHORT' }],
    })
    expect(fixture.state.guesses).toEqual([])
  })

  it('has to wait after too many guesses, even if the current one is right', async () => {
    fixture.state.isGuessingAllowed = false
    await expect(change(LONG_PASSWORD, NEW_PASSWORD)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      retryAt: fixture.state.now + 1_000,
    })
    expect(await isPassword(LONG_PASSWORD)).toBe(true)
  })

  it('changes it once, however many requests arrive at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 5 }, (_, index) => change(LONG_PASSWORD, `${NEW_PASSWORD} ${index}`)),
    )
    expect(outcomes.filter((outcome) => 'sessionsEnded' in outcome)).toHaveLength(1)
    expect(
      await fixture
        .listAudit('user.password-changed')
        .then((events) => events.filter((event) => event.details !== null)),
    ).toHaveLength(1)
  })
})
