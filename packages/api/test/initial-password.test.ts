import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createUser, logOnAsAdministrator, saveScheme } from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { TestServer } from './support/test-server.ts'

const INITIAL = 'given by somebody else'
const OWN = 'four words of mine alone'
const DAY = 24 * 60 * 60_000

let server: TestServer
let admin: Client
let username: string
let userId: string
let users = 0
beforeAll(async () => {
  server = await TestServer.start()
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  admin = await logOnAsAdministrator(server)
  username = `newcomer${++users}`
  userId = await createUser(admin, { username, password: INITIAL, passwordMustChange: true })
})

const start = async (accessType = 'browser') => {
  const client = new Client(server.url)
  return { client, state: await client.startLogon({ accessType }) }
}
const prove = async (accessType = 'browser', password = INITIAL) => {
  const { client, state } = await start(accessType)
  return { client, state: await client.submitStep(state.token, { password: { username, password } }) }
}
const setPassword = (password: string, passwordMustChange?: boolean) =>
  admin.run(
    'mutation($i: SetPasswordInput!) { setPassword(input: $i) { __typename ... on UserRejected { problems { field code } } } }',
    { i: { userId, password, ...(passwordMustChange === undefined ? {} : { passwordMustChange }) } },
  )
const setEnabled = (enabled: boolean) =>
  admin.run('mutation($i: UpdateUserInput!) { updateUser(input: $i) { __typename } }', { i: { id: userId, enabled } })
const codeOf = (logon: LogonView) => logon.problem?.code ?? logon.__typename
const countSessions = () =>
  inspectDatabase(
    server,
    async (sql) => (await sql.selectFrom('sessions').select('id').where('user_id', '=', userId).execute()).length,
  )

describe('an initial password', () => {
  it('lets its owner log on only after choosing their own, which replaces it', async () => {
    const { client, state } = await prove()
    expect(state).toMatchObject({
      __typename: 'LogonStep',
      position: 1,
      problem: null,
      prompt: { __typename: 'NewPasswordPrompt', module: 'password', username, minLength: 15, maxLength: 256 },
    })
    expect(state.prompt.fields.map((field) => [field.name, field.kind])).toEqual([
      ['rules', 'NOTE'],
      ['newPassword', 'PASSWORD'],
    ])
    expect(await client.viewer()).toBeNull()
    const completed = await client.submitStep(state.token, { newPassword: { newPassword: OWN } })
    expect(completed).toMatchObject({
      __typename: 'LogonCompleted',
      session: { user: { username }, steps: [{ position: 1, module: 'password' }] },
    })
    expect(await client.viewer()).toMatchObject({ user: { username } })
    expect(codeOf(await new Client(server.url).logOn(username, INITIAL))).toBe('PASSWORD_INCORRECT')
    expect(codeOf(await new Client(server.url).logOn(username, OWN))).toBe('LogonCompleted')
    const { auditEvents } = await admin.run(
      'query($f: AuditFilter) { auditEvents(filter: $f) { nodes { type actor details } } }',
      { f: { type: 'user.password-changed', subject: username } },
    )
    expect(auditEvents.nodes).toEqual([
      {
        type: 'user.password-changed',
        actor: username,
        details: { initialReplaced: true, logonId: completed.id, sessionsEnded: 0 },
      },
    ])
  })

  it('can be replaced through the generic fields, and the same answer again returns the same session', async () => {
    const { client, state } = await prove('client')
    const answer = { fields: [{ name: 'newPassword', value: OWN }] }
    const completed = await client.submitStep(state.token, answer)
    expect(await client.submitStep(state.token, answer)).toMatchObject({
      sessionToken: completed.sessionToken,
      session: { id: completed.session.id },
    })
    expect(await countSessions()).toBe(1)
  })

  it('can’t be replaced by itself or by one that breaks the rules, with a code each', async () => {
    let { client, state } = await prove()
    for (const [newPassword, code] of [
      ['', 'PASSWORD_NEW_MISSING'],
      ['too short', 'PASSWORD_TOO_SHORT'],
      ['x'.repeat(257), 'PASSWORD_TOO_LONG'],
      [INITIAL, 'PASSWORD_UNCHANGED'],
      ['1234567890123456', 'PASSWORD_TOO_COMMON'],
    ] as const) {
      state = await client.submitStep(state.token, { newPassword: { newPassword } })
      expect(state).toMatchObject({
        prompt: { __typename: 'NewPasswordPrompt' },
        problem: { code, field: 'newPassword' },
      })
    }
    expect((await client.submitStep(state.token, { newPassword: { newPassword: OWN } })).__typename).toBe(
      'LogonCompleted',
    )
  })

  it('can’t be guessed through the field for the new one', async () => {
    const { client, state } = await prove()
    const again = await client.submitStep(state.token, { password: { username, password: INITIAL } })
    expect(codeOf(again)).toBe('PASSWORD_NEW_MISSING')
    const { client: other, state: begun } = await start()
    expect(codeOf(await other.submitStep(begun.token, { newPassword: { newPassword: OWN } }))).toBe('PASSWORD_MISSING')
    expect(await countSessions()).toBe(0)
  })

  it('expires after a week, which only its owner learns', async () => {
    server.clock.forward(7 * DAY - 60_000)
    expect((await prove()).state.prompt.__typename).toBe('NewPasswordPrompt')
    const { client, state } = await prove()
    server.clock.forward(61_000)
    expect(codeOf(await client.submitStep(state.token, { newPassword: { newPassword: OWN } }))).toBe('LOGON_SUPERSEDED')
    expect(codeOf((await prove()).state)).toBe('PASSWORD_INITIAL_EXPIRED')
    expect(codeOf((await prove('browser', 'a wrong one altogether')).state)).toBe('PASSWORD_INCORRECT')
    expect(await countSessions()).toBe(0)
  })

  it('ends the user’s sessions when it is set, and their other sessions when it is replaced', async () => {
    await setPassword(OWN)
    const elsewhere = new Client(server.url)
    await elsewhere.logOn(username, OWN)
    await setPassword(INITIAL, true)
    expect(await elsewhere.viewer()).toBeNull()
    const { users } = await admin.run(
      'query($s: String) { users(search: $s) { nodes { initialPasswordExpiresAt } } }',
      { s: username },
    )
    expect(Date.parse(users.nodes[0].initialPasswordExpiresAt) - server.clock.now()).toBeGreaterThan(7 * DAY - 60_000)
    const { client, state } = await prove()
    expect(
      (await client.submitStep(state.token, { newPassword: { newPassword: 'one more of mine alone' } })).__typename,
    ).toBe('LogonCompleted')
    expect(await client.viewer()).not.toBeNull()
  })

  it('need not be replaced unless the administrator says so', async () => {
    await setPassword(OWN)
    expect((await new Client(server.url).logOn(username, OWN)).__typename).toBe('LogonCompleted')
    await createUser(admin, { username: `${username}-import`, password: OWN })
    expect((await new Client(server.url).logOn(`${username}-import`, OWN)).__typename).toBe('LogonCompleted')
  })

  it('can be set while its owner’s logon page is open', async () => {
    const { client, state } = await start()
    server.clock.forward(5_000)
    await setPassword('given a second time now', true)
    const next = await client.submitStep(state.token, { password: { username, password: 'given a second time now' } })
    expect((await client.submitStep(next.token, { newPassword: { newPassword: OWN } })).__typename).toBe(
      'LogonCompleted',
    )
  })
})

describe('while a new password is being chosen', () => {
  it('another one from the administrator wins', async () => {
    const { client, state } = await prove()
    await setPassword('given a second time now', true)
    expect(codeOf(await client.submitStep(state.token, { newPassword: { newPassword: OWN } }))).toBe('LOGON_SUPERSEDED')
    expect(codeOf(await new Client(server.url).logOn(username, OWN))).toBe('PASSWORD_INCORRECT')
    expect((await prove('browser', 'given a second time now')).state.prompt.__typename).toBe('NewPasswordPrompt')
  })

  it('a disabled user gets no session and no password', async () => {
    const { client, state } = await prove()
    await setEnabled(false)
    expect(codeOf(await client.submitStep(state.token, { newPassword: { newPassword: OWN } }))).toBe('LOGON_SUPERSEDED')
    await setEnabled(true)
    expect(codeOf(await new Client(server.url).logOn(username, OWN))).toBe('PASSWORD_INCORRECT')
    expect(await countSessions()).toBe(0)
  })

  it('only one of many simultaneous answers wins, in one logon or in several', async () => {
    const tabs = await Promise.all(Array.from({ length: 4 }, () => prove('client')))
    const answers = await Promise.all(
      tabs.flatMap(({ client, state }, tab) =>
        [1, 2].map(
          async (answer) =>
            (
              await client.graphql('mutation($i: SubmitStepInput!) { submitStep(input: $i) { __typename } }', {
                i: { token: state.token, answer: { newPassword: { newPassword: `${OWN} ${tab} ${answer}` } } },
              })
            ).data?.submitStep.__typename,
        ),
      ),
    )
    expect(answers.filter((type) => type === 'LogonCompleted')).toHaveLength(1)
    expect(await countSessions()).toBe(1)
    const won = (
      await Promise.all(
        tabs.flatMap((_, tab) =>
          [1, 2].map((answer) => new Client(server.url).logOn(username, `${OWN} ${tab} ${answer}`, 'client')),
        ),
      )
    ).map(codeOf)
    expect(won.filter((code) => code === 'LogonCompleted').length).toBeLessThanOrEqual(1)
  })

  it('the logon is bound to its user and its browser', async () => {
    const { state } = await prove()
    const { errors } = await new Client(server.url).graphql(
      'mutation($i: SubmitStepInput!) { submitStep(input: $i) { id } }',
      { i: { token: state.token, answer: { newPassword: { newPassword: OWN } } } },
    )
    expect(errors?.[0]?.extensions.code).toBe('LOGON_NOT_FOUND')
    const bound = await inspectDatabase(server, (sql) =>
      sql.selectFrom('logons').select(['user_id', 'step_state']).where('id', '=', state.id).executeTakeFirstOrThrow(),
    )
    expect(bound.user_id).toBe(userId)
    expect(bound.step_state).not.toContain(userId)
  })

  it('no step has passed, so the next one is not reached', async () => {
    const { client, state } = await prove()
    expect(await client.submitRefused(state.token, { duo: { push: {} } })).toBe('none')
    expect((await client.readLogon(state.token)).position).toBe(1)
    const { errors } = await client.graphql('mutation($t: String!) { finishLogon(token: $t) { id } }', {
      t: (await client.readLogon(state.token)).token,
    })
    expect(errors?.[0]?.extensions.code).toBe('LOGON_NOT_READY')
  })
})

describe('the last administrator who can log on', () => {
  it('gets no initial password, and one with an initial password does not count', async () => {
    const { viewer } = await admin.run('{ viewer { user { id } } }')
    const set = (id: string) =>
      admin.run(
        'mutation($i: SetPasswordInput!) { setPassword(input: $i) { ... on UserRejected { problems { field code } } } }',
        { i: { userId: id, password: INITIAL, passwordMustChange: true } },
      )
    expect((await set(viewer.user.id)).setPassword.problems).toEqual([
      { field: 'passwordMustChange', code: 'LAST_ADMINISTRATOR' },
    ])
    await createUser(admin, {
      username: `${username}-admin`,
      password: INITIAL,
      passwordMustChange: true,
      roles: ['administrator'],
    })
    expect((await set(viewer.user.id)).setPassword.problems).toEqual([
      { field: 'passwordMustChange', code: 'LAST_ADMINISTRATOR' },
    ])
    expect((await saveScheme(admin, 'browser', [{ module: 'password' }])).__typename).toBe('Scheme')
  })
})
