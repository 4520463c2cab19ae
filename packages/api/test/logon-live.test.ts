import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, enrollAtDuo, logOnAsAdministrator, requireDuo, setDuoUp } from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

const PASSWORD = 'correct horse battery'
let server: TestServer
beforeAll(async () => {
  server = await TestServer.start({ duo: true })
  const admin = await logOnAsAdministrator(server)
  await setDuoUp(server, admin)
  await requireDuo(admin, 'browser')
  await createUser(admin, { username: 'alice', password: PASSWORD })
  enrollAtDuo(server, 'alice')
})
afterAll(() => server[Symbol.asyncDispose]())

describe('a subscription over server-sent events', () => {
  it('shows the current state first, then each change, and ends with the logon', async () => {
    const client = new Client(server.url)
    const started = await client.startLogon()
    const states: LogonView[] = []
    const following = (async () => {
      for await (const state of client.followLogon(started.token, AbortSignal.timeout(30_000))) {
        states.push(state)
        if (state.__typename === 'LogonReady') await client.finishLogon(state.token)
      }
    })()
    const waiting = await client.submitStep(started.token, { password: { username: 'alice', password: PASSWORD } })
    expect(waiting.prompt.__typename).toBe('DuoWaitPrompt')
    const { control } = server.simulator!
    control.decide((await control.waitForPush('alice')).txid, { decision: 'approve' })
    await following
    expect(states[0]).toMatchObject({ __typename: 'LogonStep', prompt: { __typename: 'PasswordPrompt' } })
    expect(states.map((state) => state.__typename)).toContain('LogonReady')
    expect(states.at(-1)).toMatchObject({ __typename: 'LogonCompleted', sessionToken: null })
  })

  it('is refused to another browser, and takes neither queries nor mutations', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    const thief = new Client(server.url)
    const next = thief.followLogon(token, AbortSignal.timeout(10_000)).next()
    await expect(next).rejects.toThrow('LOGON_NOT_FOUND')
    for (const query of ['{ viewer { user { id } } }', 'mutation { logoff }']) {
      const response = await client.post({ query }, { accept: 'text/event-stream' }, '/graphql/stream')
      expect(response.status).toBe(400)
    }
  })
})

describe('a long poll', () => {
  it('answers at once where the logon has moved on already, and in time where nothing moves', async () => {
    const client = new Client(server.url)
    const first = await client.startLogon()
    const second = await client.submitStep(first.token, { password: { username: 'alice', password: 'wrong' } })
    expect((await client.readLogon(first.token, 30)).token).toBe(second.token)
    expect((await client.readLogon(second.token, 1)).token).toBe(second.token)
    expect(
      (await client.graphql('query($t: String!) { logon(token: $t, waitSeconds: 31) { id } }', { t: second.token }))
        .errors?.[0]?.extensions.code,
    ).toBe('BAD_USER_INPUT')
  })

  it('is refused where thirty-two wait for the same logon already, and takes nothing from those', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    const poll = () => client.graphql('query($t: String!) { logon(token: $t, waitSeconds: 5) { id } }', { t: token })
    const answers = await Promise.all(Array.from({ length: 40 }, poll))
    const codes = answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'answered')
    expect(codes.filter((code) => code === 'answered')).toHaveLength(32)
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(8)
    expect((await client.readLogon(token)).token).toBe(token)
    expect((await client.readLogon(token, 1)).token).toBe(token)
  })
})
