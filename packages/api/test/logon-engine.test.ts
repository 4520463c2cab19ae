import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createDummyModule } from '../src/module-contract/testing/dummy.module.ts'
import { DummyIdentityAnswer, DummyOtherAnswer, DummySecretAnswer } from '../src/module-contract/testing/dummy.type.ts'
import { ALICE, createUser, logOnAsAdministrator, saveScheme, until } from './support/actions.ts'
import { Client } from './support/client.ts'
import { inspectDatabase } from './support/inspect-database.ts'
import { TestServer } from './support/test-server.ts'

// What the modules of these tests do next; each test sets its own.
let identify: (word: string) => Promise<string | null>
let aliceId: string
let bell: PromiseWithResolvers<void>
let otherBehavior: 'asks' | 'throws' | 'passes' | 'waits' = 'asks'

const identity = createDummyModule({
  id: 'test-identity',
  category: 'IDENTITY',
  answerType: DummyIdentityAnswer,
  answer: async (_context, word) => {
    const userId = await identify(word)
    return userId === null
      ? { kind: 'passed', method: 'name', unknownUsername: word }
      : { kind: 'passed', method: 'name', userId }
  },
})
const other = createDummyModule({
  id: 'test-other',
  category: 'OTHER',
  answerType: DummyOtherAnswer,
  begin: async () => {
    if (otherBehavior === 'throws') throw new Error('a secret detail of the failure')
    if (otherBehavior === 'passes') return { kind: 'passed', method: 'address rule' }
    return { kind: otherBehavior === 'waits' ? 'waiting' : 'prompt', state: { question: 'Yes?' } }
  },
  awaitChange: async (_context, _state, signal) => {
    await Promise.race([
      bell.promise,
      new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    ])
    return { kind: 'passed', method: 'bell' }
  },
})
const liar = createDummyModule({
  id: 'test-liar',
  category: 'SECRET',
  answerType: DummySecretAnswer,
  // Claims to know better who is logging on.
  answer: async () => ({ kind: 'passed', method: 'lie', userId: 'usr_somebody_else' }),
})

let server: TestServer
let admin: Client
beforeAll(async () => {
  identify = async () => null
  server = await TestServer.start({ extraModules: [identity, other, liar] })
  admin = await logOnAsAdministrator(server)
  aliceId = await createUser(admin)
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(() => {
  otherBehavior = 'asks'
  bell = Promise.withResolvers()
  identify = async (word) => (word === 'alice' ? aliceId : null)
})

const publish = async (...modules: string[]) => {
  const result = await saveScheme(
    admin,
    'client',
    modules.map((module) => ({ module })),
  )
  if (result.__typename !== 'Scheme') throw new Error(JSON.stringify(result))
}
const start = async () => {
  const client = new Client(server.url)
  return { client, state: await client.startLogon({ accessType: 'client' }) }
}
const word = (text: string) => ({ fields: [{ name: 'word', value: text }] })
const password = (text: string) => ({ password: { password: text } })

describe('a name alone', () => {
  it('is answered alike whether somebody has it or not, and only the password tells', async () => {
    await publish('test-identity', 'password')
    const seen = []
    for (const name of ['alice', 'nobody']) {
      const { client, state } = await start()
      const next = await client.submitStep(state.token, word(name))
      const wrong = await client.submitStep(next.token, password('wrong'))
      for (const each of [next, wrong])
        seen.push({
          ...each,
          id: '',
          token: '',
          startedAt: '',
          expiresAt: '',
          problem: each.problem && { ...each.problem, reference: '' },
        })
      expect(next.prompt['asksUsername']).toBe(false)
      expect(wrong.problem!.code).toBe('PASSWORD_INCORRECT')
    }
    expect(seen[2]).toEqual(seen[0])
    expect(seen[3]).toEqual(seen[1])
  })

  it('lets its owner go on to the password, and nobody take another name there', async () => {
    await publish('test-identity', 'password')
    const { client, state } = await start()
    const next = await client.submitStep(state.token, word('alice'))
    expect(
      await client.submitStep(next.token, { password: { username: 'admin', password: ALICE.password } }),
    ).toMatchObject({ __typename: 'LogonCompleted', session: { user: { username: 'alice' } } })
  })
})

describe('a step that misbehaves', () => {
  it('by throwing denies, tells the person a code and a reference, and the audit log the reason', async () => {
    await publish('password', 'test-other')
    otherBehavior = 'throws'
    const { client, state } = await start()
    const denied = await client.submitStep(state.token, { password: ALICE })
    expect(denied).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'LOGON_FAILED' } })
    expect(JSON.stringify(denied)).not.toContain('secret detail')
    const { auditEvents } = await admin.run(
      'query($f: AuditFilter) { auditEvents(filter: $f) { nodes { type code subject details } } }',
      { f: { reference: denied.problem!.reference } },
    )
    expect(auditEvents.nodes).toEqual([
      expect.objectContaining({
        type: 'logon.denied',
        code: 'LOGON_FAILED',
        subject: 'alice',
        details: expect.objectContaining({ reason: expect.stringContaining('secret detail') }),
      }),
    ])
    const own = new Client(server.url)
    await own.logOn(ALICE.username, ALICE.password)
    expect((await own.run('{ myLogons(first: 2) { code details } }')).myLogons).toContainEqual({
      code: 'LOGON_FAILED',
      details: null,
    })
  })

  it('by claiming another user denies', async () => {
    await publish('password', 'test-liar')
    const { client, state } = await start()
    const next = await client.submitStep(state.token, { password: ALICE })
    expect(await client.submitStep(next.token, word('yes'))).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_FAILED' },
    })
  })
})

describe('steps in order', () => {
  it('run by themselves where they ask nothing, before anybody is known as well', async () => {
    await publish('test-other', 'password')
    otherBehavior = 'passes'
    const { client, state } = await start()
    expect(state).toMatchObject({ position: 2, prompt: { module: 'password' } })
    expect(await client.submitStep(state.token, { password: ALICE })).toMatchObject({
      __typename: 'LogonCompleted',
      session: { steps: [{ module: 'test-other' }, { module: 'password' }] },
    })
  })

  it('one that waits in the middle is moved by the server to the next, not further', async () => {
    await publish('test-identity', 'test-other', 'password')
    otherBehavior = 'waits'
    const { client, state } = await start()
    const waiting = await client.submitStep(state.token, word('alice'))
    expect(waiting.position).toBe(2)
    bell.resolve()
    const next = await client.readLogon(waiting.token, 20)
    expect(next).toMatchObject({ __typename: 'LogonStep', position: 3, prompt: { module: 'password' } })
    expect(await client.submitRefused(waiting.token, password(ALICE.password))).toBe('LOGON_STALE')
    expect((await client.submitStep(next.token, password(ALICE.password))).__typename).toBe('LogonCompleted')
  })

  it('one that is taken out of the record is missed at the end', async () => {
    await publish('password', 'test-other')
    const { client, state } = await start()
    const next = await client.submitStep(state.token, { password: ALICE })
    await inspectDatabase(server, (executor) =>
      sql`delete from logon_steps where logon_id = ${next.id}`.execute(executor),
    )
    expect(await client.submitStep(next.token, word('yes'))).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_SUPERSEDED' },
    })
    await inspectDatabase(server, async (executor) => {
      const { rows } = await sql`select id from sessions where logon_id = ${next.id}`.execute(executor)
      expect(rows).toEqual([])
    })
  })

  it('cannot be swapped: a sealed state moved to another logon opens nothing', async () => {
    await publish('password', 'test-other')
    const one = await start()
    const two = await start()
    await one.client.submitStep(one.state.token, { password: ALICE })
    await inspectDatabase(server, (executor) =>
      sql`update logons set step_state = (select step_state from logons where id = ${one.state.id}), position = 2 where id = ${two.state.id}`.execute(
        executor,
      ),
    )
    expect(
      (
        await two.client.graphql('query($t: String!) { logon(token: $t) { ... on LogonStep { prompt { title } } } }', {
          t: two.state.token,
        })
      ).errors?.[0]?.extensions.code,
    ).toBe('INTERNAL')
  })
})

describe('a change of the user', () => {
  it('ends the logons in flight: disabled, or with a new password', async () => {
    await publish('password', 'test-other')
    const user = { username: 'changing', password: 'correct horse battery' }
    const id = await createUser(admin, user)
    const begun = async () => {
      const { client, state } = await start()
      return { client, state: await client.submitStep(state.token, { password: user }) }
    }
    const first = await begun()
    await admin.run('mutation($i: SetPasswordInput!) { setPassword(input: $i) { __typename } }', {
      i: { userId: id, password: 'another correct horse' },
    })
    expect(await first.client.submitStep(first.state.token, word('yes'))).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_SUPERSEDED' },
    })
    user.password = 'another correct horse'
    const second = await begun()
    expect(second.state.__typename).toBe('LogonStep')
    await admin.run('mutation($i: UpdateUserInput!) { updateUser(input: $i) { __typename } }', {
      i: { id, enabled: false },
    })
    expect(await second.client.submitStep(second.state.token, word('yes'))).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'LOGON_SUPERSEDED' },
    })
  })

  it('with twenty logons open ends the oldest', async () => {
    await publish('password', 'test-other')
    const all = []
    for (let count = 0; count < 21; count++) {
      const { client, state } = await start()
      all.push({ client, state: await client.submitStep(state.token, { password: ALICE }) })
    }
    expect((await all[0]!.client.readLogon(all[0]!.state.token)).__typename).toBe('LogonDenied')
    expect((await all[20]!.client.submitStep(all[20]!.state.token, word('yes'))).__typename).toBe('LogonCompleted')
  })
})

describe('a restart', () => {
  it('loses no logon: one that asked goes on, one that waited is heard', async () => {
    await publish('test-identity', 'test-other', 'password')
    otherBehavior = 'waits'
    const { client, state } = await start()
    const waiting = await client.submitStep(state.token, word('alice'))
    await server.halt()
    const next = await TestServer.start({ dataFrom: server, extraModules: [identity, other, liar] })
    try {
      const after = new Client(next.url)
      expect((await after.readLogon(waiting.token)).position).toBe(2)
      bell.resolve()
      const moved = await until(async () => {
        const logon = await after.readLogon(waiting.token)
        return logon.position === 3 && logon
      }, 'the logon moved on')
      expect((await after.submitStep(moved.token, password(ALICE.password))).__typename).toBe('LogonCompleted')
    } finally {
      await next.halt()
    }
    // The server of the other tests is stopped with this one, so this test stays the last.
  })
})
