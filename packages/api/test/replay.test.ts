import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  ALICE,
  createUser,
  enrollAtDuo,
  logOnAsAdministrator,
  requireDuo,
  saveScheme,
  setDuoUp,
} from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

let server: TestServer
let admin: Client
beforeAll(async () => {
  server = await TestServer.start({ duo: true })
  admin = await logOnAsAdministrator(server)
  await setDuoUp(server, admin)
  await requireDuo(admin, 'browser')
  await createUser(admin)
  enrollAtDuo(server, ALICE.username)
})
afterAll(() => server[Symbol.asyncDispose]())

const REPLAY = `query($reference: ID, $logonId: ID) { logonReplay(reference: $reference, logonId: $logonId) {
  logonId accessType scheme version username outcome code reason reference seconds exceptions
  steps { position module title outcome method exception seconds moments { kind text code reference details } }
  withPublished { passes sentence conditions { service condition } } withDraft { passes sentence code }
} }`
const replay = async (which: { reference?: string; logonId?: string }) => (await admin.run(REPLAY, which)).logonReplay

async function toPush(client: Client): Promise<LogonView> {
  const started = await client.startLogon()
  await client.submitStep(started.token, { password: { username: ALICE.username, password: 'not the one' } })
  const asked = await client.readLogon(started.token)
  return client.submitStep(asked.token, { password: ALICE })
}

describe('a logon that was refused', () => {
  it('is told by the reference that its user was shown: each step, what was shown, what Duo answered, and why', async () => {
    const client = new Client(server.url)
    const waiting = await toPush(client)
    const { control } = server.simulator!
    control.decide((await control.waitForPush(ALICE.username)).txid, { decision: 'deny' })
    const denied = await client.readLogon(waiting.token, 10)
    expect(denied).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'DUO_DENIED' } })

    // As somebody writes it down who hears it over the phone.
    const told = await replay({
      reference: ` ${denied.problem!.reference!.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')}`,
    })
    expect(told).toMatchObject({
      accessType: 'browser',
      scheme: 'browser',
      username: 'alice',
      outcome: 'denied',
      code: 'DUO_DENIED',
      reference: denied.problem!.reference,
      exceptions: [],
    })
    expect(told.reason).toContain('The request was denied.')
    const [password, duo] = told.steps
    expect(password).toMatchObject({ module: 'password', outcome: 'passed', method: 'password' })
    expect(password.moments.map(({ kind, code }: { kind: string; code: string | null }) => [kind, code])).toEqual([
      ['answer', 'PASSWORD_INCORRECT'],
      ['outcome', null],
    ])
    expect(duo).toMatchObject({ module: 'duo', outcome: 'denied', method: null })
    expect(duo.moments.map(({ kind }: { kind: string }) => kind)).toEqual(['service', 'prompt', 'outcome'])
    expect(duo.moments[1]).toMatchObject({
      text: expect.stringMatching(/^Shown: Approval on a device \(push to Pixel/),
      details: { prompt: 'Approval on a device', factor: 'PUSH' },
    })
    expect(duo.moments.at(-1)).toMatchObject({ code: 'DUO_DENIED', reference: denied.problem!.reference })
    for (const secret of [ALICE.password, 'not the one', waiting.token])
      expect(JSON.stringify(told)).not.toContain(secret)
  })

  it('is held against what is live and against the draft, with Duo behaving as it did', async () => {
    const client = new Client(server.url)
    const waiting = await toPush(client)
    const { control } = server.simulator!
    control.decide((await control.waitForPush(ALICE.username)).txid, { decision: 'deny' })
    const { problem } = await client.readLogon(waiting.token, 10)
    expect((await replay({ reference: problem!.reference })).withDraft).toBeNull()
    await saveScheme(admin, 'browser', [{ module: 'password' }], { publish: false })
    expect(await replay({ reference: problem!.reference })).toMatchObject({
      withPublished: {
        passes: false,
        conditions: [{ service: 'duo', condition: 'denies' }],
        sentence: expect.stringContaining('stops at step 2 (Duo) of Browser'),
      },
      withDraft: { passes: true, code: null },
    })
  })
})

describe('a logon that was completed', () => {
  it('is told by its id, with how long each step took', async () => {
    const client = new Client(server.url)
    const waiting = await toPush(client)
    const { control } = server.simulator!
    control.decide((await control.waitForPush(ALICE.username)).txid, { decision: 'approve' })
    await client.readLogon(waiting.token, 10)
    const completed = await client.submitStep(waiting.token, { duo: { poll: true } })
    expect(completed.__typename).toBe('LogonCompleted')
    const told = await replay({ logonId: completed.id })
    expect(told).toMatchObject({
      outcome: 'completed',
      code: null,
      reason: null,
      username: 'alice',
      seconds: expect.any(Number),
    })
    expect(
      told.steps.map(({ outcome, seconds }: { outcome: string; seconds: number }) => [outcome, typeof seconds]),
    ).toEqual([
      ['passed', 'number'],
      ['passed', 'number'],
    ])
  })
})

describe('somebody who may see the audit log alone', () => {
  it('is told what happened, and neither the flows nor what they would make of it', async () => {
    await admin.run(
      'mutation { saveRole(input: {name: "watcher", title: "Watcher", permissions: ["audit:read"]}) { __typename } }',
    )
    await createUser(admin, { username: 'watcher', password: 'the watcher of the house', roles: ['watcher'] })
    const watcher = new Client(server.url)
    await watcher.logOn('watcher', 'the watcher of the house', 'client')
    const failed = await new Client(server.url).logOn(ALICE.username, 'not the one', 'client')
    const { logonReplay } = await watcher.run(
      'query($reference: ID) { logonReplay(reference: $reference) { username steps { outcome options } withPublished { sentence } withDraft { sentence } } }',
      { reference: failed.problem!.reference },
    )
    expect(logonReplay).toEqual({
      username: 'alice',
      steps: [{ outcome: 'open', options: {} }],
      withPublished: null,
      withDraft: null,
    })
  })
})

describe('of anything else', () => {
  it('nothing is told, and nobody is told who may not read the audit log', async () => {
    expect(await replay({ reference: 'NONE-SUCH-REF' })).toBeNull()
    expect((await admin.graphql(REPLAY, {})).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT')
    const alice = new Client(server.url)
    expect((await alice.graphql(REPLAY, { reference: 'x' })).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })
})
