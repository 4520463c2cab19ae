import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ALICE, createUser, logOnAsAdministrator } from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

let server: TestServer
let admin: Client
beforeEach(async () => {
  server = await TestServer.start()
  admin = await logOnAsAdministrator(server)
  await createUser(admin)
})
afterEach(() => server[Symbol.asyncDispose]())

const guess = (username: string, password = 'wrong'): Promise<LogonView> =>
  new Client(server.url).logOn(username, password, 'client')
const codeOf = (logon: LogonView): string => logon.problem?.code ?? logon.__typename

describe('wrong guesses at one account', () => {
  it('are checked five times, in any spelling of the name and from any address, then not at all', async () => {
    const codes = []
    for (const name of ['alice', 'ALICE', ' alice', 'ａｌｉｃｅ', 'Alice', 'alice', 'aLICE'])
      codes.push(codeOf(await guess(name)))
    expect(codes).toEqual([...Array(5).fill('PASSWORD_INCORRECT'), 'LOGON_LOCKED', 'LOGON_LOCKED'])
    const locked = await guess('alice', ALICE.password)
    expect(locked).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_LOCKED', retryAt: expect.any(String) },
    })
    server.clock.forward(31_000)
    expect((await guess('alice', ALICE.password)).__typename).toBe('LogonCompleted')
    expect(codeOf(await guess('alice'))).toBe('PASSWORD_INCORRECT')
  })

  it('lock an unknown name in the same way', async () => {
    const codes = []
    for (let attempt = 0; attempt < 6; attempt++) codes.push(codeOf(await guess('nobody')))
    expect(codes).toEqual([...Array(5).fill('PASSWORD_INCORRECT'), 'LOGON_LOCKED'])
  })

  it('have to wait twice as long each time', async () => {
    for (let attempt = 0; attempt < 5; attempt++) await guess('alice')
    server.clock.forward(31_000)
    expect(codeOf(await guess('alice'))).toBe('PASSWORD_INCORRECT')
    server.clock.forward(31_000)
    expect(codeOf(await guess('alice', ALICE.password))).toBe('LOGON_LOCKED')
    server.clock.forward(31_000)
    expect(codeOf(await guess('alice', ALICE.password))).toBe('LogonCompleted')
  })

  it(
    'are taken a hundred times in a row at most, over whatever time, until an administrator unlocks the account',
    { timeout: 60_000 },
    async () => {
      let evaluated = 0
      let last: LogonView | undefined
      for (let attempt = 0; attempt < 130; attempt++) {
        last = await guess(attempt % 2 === 0 ? 'alice' : 'ALICE')
        if (codeOf(last) === 'PASSWORD_INCORRECT') evaluated++
        server.clock.forward(61 * 60_000)
      }
      expect(evaluated).toBe(100)
      expect(last).toMatchObject({
        __typename: 'LogonDenied',
        problem: { code: 'LOGON_LOCKED_FOR_GOOD', retryAt: null },
      })
      server.clock.forward(200 * 24 * 60 * 60_000)
      expect(codeOf(await guess('alice', ALICE.password))).toBe('LOGON_LOCKED_FOR_GOOD')

      const again = await logOnAsAdministrator(server)
      const { users } = await again.run('{ users(first: 10, search: "alice") { nodes { id lockedForGood } } }')
      expect(users.nodes).toEqual([{ id: expect.any(String), lockedForGood: true }])
      expect(await again.run('mutation($id: ID!) { unlockUser(userId: $id) }', { id: users.nodes[0].id })).toEqual({
        unlockUser: true,
      })
      expect(await again.run('mutation($id: ID!) { unlockUser(userId: $id) }', { id: users.nodes[0].id })).toEqual({
        unlockUser: false,
      })
      expect(codeOf(await guess('alice', ALICE.password))).toBe('LogonCompleted')
      const { auditEvents } = await again.run(
        '{ auditEvents(first: 1, filter: {type: "user.unlocked"}) { nodes { actor subject } } }',
      )
      expect(auditEvents.nodes).toEqual([{ actor: 'admin', subject: 'alice' }])
    },
  )

  it('can’t be forgotten by a user with fewer permissions than the account, or guessing would have no end', async () => {
    await admin.run(
      'mutation { saveRole(input: {name: "helpdesk", title: "Helpdesk", permissions: ["users:read", "users:write"]}) { __typename } }',
    )
    await createUser(admin, { username: 'helper', password: 'the helper of the house', roles: ['helpdesk'] })
    const helper = new Client(server.url)
    expect((await helper.logOn('helper', 'the helper of the house')).__typename).toBe('LogonCompleted')
    const idOf = async (name: string) =>
      (await helper.run('query($name: String) { users(first: 1, search: $name) { nodes { id } } }', { name })).users
        .nodes[0].id
    for (const name of ['admin', 'alice']) await guess(name)
    const unlock = async (name: string) =>
      helper.graphql('mutation($id: ID!) { unlockUser(userId: $id) }', { id: await idOf(name) })
    expect((await unlock('admin')).errors?.[0]?.extensions.code).toBe('USER_BEYOND_OWN')
    expect((await unlock('alice')).data).toEqual({ unlockUser: true })
  })

  it('are not forgotten by waiting a day', async () => {
    for (let attempt = 0; attempt < 5; attempt++) await guess('alice')
    server.clock.forward(25 * 60 * 60_000)
    expect(codeOf(await guess('alice'))).toBe('PASSWORD_INCORRECT')
    expect(codeOf(await guess('alice', ALICE.password))).toBe('LOGON_LOCKED')
  })

  it('are limited even if two hundred arrive at once', async () => {
    const codes = (await Promise.all(Array.from({ length: 200 }, () => guess('alice')))).map(codeOf)
    expect(codes.filter((code) => code === 'PASSWORD_INCORRECT')).toHaveLength(5)
    expect(codes.filter((code) => code === 'LOGON_LOCKED')).toHaveLength(195)
  })

  it('cannot be multiplied by aliases, operations or batches', async () => {
    const client = new Client(server.url)
    const { token } = await client.startLogon()
    const one = `submitStep(input: {token: "${token}", answer: {password: {username: "alice", password: "x"}}}) { id }`
    for (const query of [
      `mutation { a: ${one} b: ${one} }`,
      `mutation { ${one} ...F } fragment F on Mutation { b: ${one} }`,
      `mutation A { ${one} } mutation B { ${one} }`,
    ])
      expect((await client.graphql(query)).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    const batch = await client.post([{ query: `mutation { ${one} }` }, { query: `mutation { ${one} }` }])
    expect(batch.status).toBe(400)
    expect((await client.readLogon(token)).token).toBe(token)
  })
})

describe('a stranger', () => {
  it('who uses up the guesses can’t block the owner in a browser in which they have logged on before', async () => {
    const own = new Client(server.url)
    expect((await own.logOn('alice', ALICE.password)).__typename).toBe('LogonCompleted')
    await own.run('mutation { logoff }')
    for (let attempt = 0; attempt < 8; attempt++) await new Client(server.url).logOn('alice', 'wrong')
    expect(codeOf(await new Client(server.url).logOn('alice', ALICE.password))).toBe('LOGON_LOCKED')
    expect(codeOf(await own.logOn('alice', ALICE.password))).toBe('LogonCompleted')
  })

  it('gets no extra guesses with that browser, nor with one in which another user has logged on', async () => {
    const own = new Client(server.url)
    await own.logOn('alice', ALICE.password)
    const codes = []
    for (let attempt = 0; attempt < 7; attempt++) codes.push(codeOf(await own.logOn('alice', 'wrong')))
    expect(codes).toEqual([...Array(5).fill('PASSWORD_INCORRECT'), 'LOGON_LOCKED', 'LOGON_LOCKED'])
    for (let attempt = 0; attempt < 6; attempt++) await new Client(server.url).logOn('admin', 'wrong')
    expect(codeOf(await own.logOn('admin', 'wrong'))).toBe('LOGON_LOCKED')
  })
})

describe('right guesses', () => {
  it('are never taken for wrong ones, even fifty at once', async () => {
    const logons = await Promise.all(Array.from({ length: 50 }, () => guess('alice', ALICE.password)))
    expect(logons.map((logon) => logon.__typename)).toEqual(Array(50).fill('LogonCompleted'))
  })
})

describe('wrong guesses from one address', () => {
  it('are limited over all accounts, even in parallel, from anywhere in an IPv6 network, or with a forged header', async () => {
    const spray = async (attempt: number) => {
      const client = new Client(server.url)
      client.address = `192.0.2.${attempt}, 2001:db8:1:2::${attempt}`
      return codeOf(await client.logOn(`name${attempt}`, 'Winter2026!', 'client'))
    }
    const codes = await Promise.all(Array.from({ length: 120 }, (_, attempt) => spray(attempt)))
    expect(codes.filter((code) => code === 'PASSWORD_INCORRECT')).toHaveLength(100)
    expect(codes.filter((code) => code === 'LOGON_LOCKED')).toHaveLength(20)
    expect((await guess('alice', ALICE.password)).__typename).toBe('LogonCompleted')
  })
})
