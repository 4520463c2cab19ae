import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, enrollAtDuo, logOnAsAdministrator, requireDuo, setDuoUp } from './support/actions.ts'
import { Client } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

const PASSWORD = 'correct horse battery'

// One SQLite file belongs to one node; several share a PostgreSQL.
describe.runIf(process.env['SALLYPORT_TEST_DATABASE'] === 'postgres')('two nodes on one database', () => {
  let one: TestServer
  let two: TestServer
  let admin: Client
  beforeAll(async () => {
    one = await TestServer.start({ duo: true })
    two = await TestServer.start({ dataFrom: one })
    admin = await logOnAsAdministrator(one)
    await setDuoUp(one, admin)
    await requireDuo(admin, 'client')
    for (const username of ['alice', 'bob', 'carol', 'dave']) {
      await createUser(admin, { username, password: PASSWORD })
      enrollAtDuo(one, username)
    }
  })
  afterAll(async () => {
    await two.halt()
    await one[Symbol.asyncDispose]()
  })
  const on = (server: TestServer, like: Client) =>
    Object.assign(new Client(server.url), { bearer: like.bearer, address: like.address })

  it('serve the same logon: one takes the password, the other hears of the push at once and gives the session', async () => {
    const first = new Client(one.url)
    const { token } = await first.startLogon({ accessType: 'client' })
    const waiting = await on(two, first).submitStep(token, { password: { username: 'alice', password: PASSWORD } })
    const hearing = first.readLogon(waiting.token, 20)
    const { control } = one.simulator!
    control.decide((await control.waitForPush('alice')).txid, { decision: 'approve' })
    const ready = await hearing
    expect(ready.__typename).toBe('LogonReady')
    expect((await on(two, first).finishLogon(ready.token)).sessionToken).toMatch(/^sps_/)
  })

  it('send one push between them, however many logons of a user ask at once [C11]', async () => {
    const logons = await Promise.all(
      [one, two, one, two].map(async (server) => {
        const client = new Client(server.url)
        const { token } = await client.startLogon({ accessType: 'client' })
        return client.submitStep(token, { password: { username: 'dave', password: PASSWORD } })
      }),
    )
    expect(logons.map(({ prompt, problem }) => problem?.code ?? prompt.__typename).toSorted()).toEqual([
      'DUO_TOO_MANY_PUSHES',
      'DUO_TOO_MANY_PUSHES',
      'DUO_TOO_MANY_PUSHES',
      'DuoWaitPrompt',
    ])
    expect(one.simulator!.control.pushes('dave')).toHaveLength(1)
  })

  it('race for one state, and exactly one session comes of it', async () => {
    const first = new Client(one.url)
    const { token } = await first.startLogon({ accessType: 'client' })
    const waiting = await first.submitStep(token, { password: { username: 'bob', password: PASSWORD } })
    const { control } = one.simulator!
    control.decide((await control.waitForPush('bob')).txid, { decision: 'approve' })
    const ready = await first.readLogon(waiting.token, 20)
    const finished = await Promise.all(
      Array.from({ length: 10 }, (_, index) => on(index % 2 ? one : two, first).finishLogon(ready.token)),
    )
    expect(new Set(finished.map((logon) => logon.session.id)).size).toBe(1)
  })

  it('a session ended through one is refused by the other', async () => {
    const here = new Client(one.url)
    expect((await here.logOn('admin', 'a first password for tests', 'browser')).__typename).toBe('LogonCompleted')
    const there = new Client(two.url)
    for (const [name, value] of here.cookies) there.cookies.set(name, value)
    expect(await there.viewer()).not.toBeNull()
    await here.run('mutation { logoff }')
    expect(await there.viewer()).toBeNull()
  })

  it('one takes over what the other waited for', async () => {
    const leaving = await TestServer.start({ dataFrom: one })
    const client = new Client(leaving.url)
    const { token } = await client.startLogon({ accessType: 'client' })
    const waiting = await client.submitStep(token, { password: { username: 'carol', password: PASSWORD } })
    expect(waiting.prompt.__typename).toBe('DuoWaitPrompt')
    await leaving.halt()
    const { control } = one.simulator!
    control.decide((await control.waitForPush('carol')).txid, { decision: 'approve' })
    expect((await on(two, client).readLogon(waiting.token, 25)).__typename).toBe('LogonReady')
  })
})
