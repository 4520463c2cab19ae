import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDummyModule } from '../src/module-contract/testing/dummy.module.ts'
import { DummySecretAnswer } from '../src/module-contract/testing/dummy.type.ts'
import type { StepOutcome } from '../src/module-contract/step-outcome.ts'
import { createUser, logOnAsAdministrator, saveScheme } from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

const PASSWORD = 'correct horse battery'
let server: TestServer
let admin: Client
/** What the module makes of its turn, which each test says. */
let outcome: StepOutcome
let lastChoices: unknown[] = []

beforeAll(async () => {
  const tracing = createDummyModule({
    id: 'tracing',
    category: 'SECRET',
    answerType: DummySecretAnswer,
    begin: async (context) => {
      lastChoices.push(context.profile.lastChoice)
      return outcome
    },
  })
  server = await TestServer.start({ extraModules: [tracing] })
  admin = await logOnAsAdministrator(server)
  await saveScheme(admin, 'browser', [{ module: 'password' }, { module: 'tracing' }])
})
afterAll(() => server[Symbol.asyncDispose]())

async function logOn(username: string): Promise<LogonView> {
  const client = new Client(server.url)
  const { token } = await client.startLogon({})
  return client.submitStep(token, { password: { username, password: PASSWORD } })
}
const listAlarms = async (): Promise<any[]> =>
  (await admin.run('{ overview { alarms { kind module subject reference } } }')).overview.alarms

describe('what any module can leave behind', () => {
  it('is why it passed, shown at the session', async () => {
    await createUser(admin, { username: 'ann', password: PASSWORD })
    outcome = { kind: 'passed', method: 'nobody asked', exception: 'BYPASSED' }
    const completed = await logOn('ann')
    expect(completed.__typename).toBe('LogonCompleted')
    const { sessions } = await admin.run('{ sessions(search: "ann") { nodes { steps { module exception } } } }')
    expect(sessions.nodes[0].steps).toEqual([
      { module: 'password', exception: null },
      { module: 'tracing', exception: 'BYPASSED' },
    ])
  })

  it('is a choice for the next time, of the same user', async () => {
    await createUser(admin, { username: 'ben', password: PASSWORD })
    lastChoices = []
    outcome = { kind: 'passed', method: 'x', lastChoice: { way: 'north' } }
    for (const username of ['ben', 'ben', 'ann']) await logOn(username)
    expect(lastChoices).toEqual([null, { way: 'north' }, null])
  })

  it('is an account at the other side, which no second user gets: they are refused, with an alarm', async () => {
    await createUser(admin, { username: 'cid', password: PASSWORD })
    await createUser(admin, { username: 'dan', password: PASSWORD })
    outcome = { kind: 'passed', method: 'x', enrollment: { externalId: 'account-1' } }
    expect((await logOn('cid')).__typename).toBe('LogonCompleted')
    expect((await logOn('cid')).__typename).toBe('LogonCompleted')
    const denied = await logOn('dan')
    expect(denied).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'ENROLLMENT_CONFLICT' } })
    expect(await listAlarms()).toEqual([
      { kind: 'identity-conflict', module: 'tracing', subject: 'dan', reference: denied.problem!.reference },
    ])
  })

  it('is a name at the other side, in whatever case, which no second user gets', async () => {
    outcome = { kind: 'passed', method: 'x', claimedName: 'Someone' }
    expect((await logOn('ann')).__typename).toBe('LogonCompleted')
    outcome = { kind: 'passed', method: 'x', claimedName: 'sOMEONE' }
    expect((await logOn('ann')).__typename).toBe('LogonCompleted')
    expect(await logOn('ben')).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'ENROLLMENT_CONFLICT' } })
  })

  it('is a name that two users who come at the same time can’t both get', async () => {
    for (const username of ['eve', 'fay', 'gus', 'hal']) await createUser(admin, { username, password: PASSWORD })
    outcome = { kind: 'passed', method: 'x', claimedName: 'contended' }
    const logons = await Promise.all(['eve', 'fay', 'gus', 'hal'].map((username) => logOn(username).catch(() => null)))
    expect(logons.filter((logon) => logon?.__typename === 'LogonCompleted')).toHaveLength(1)
  })

  it('is an alarm of a refusal, in the audit log with its reference', async () => {
    outcome = { kind: 'denied', code: 'DUMMY_NO', alarm: { kind: 'fraud', detail: { where: 'here' } } }
    const denied = await logOn('ben')
    expect(denied).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'DUMMY_NO' } })
    const { auditEvents } = await admin.run(
      '{ auditEvents(filter: { type: "alarm.fraud" }) { nodes { subject reference code details } } }',
    )
    expect(auditEvents.nodes).toEqual([
      { subject: 'ben', reference: denied.problem!.reference, code: 'DUMMY_NO', details: { where: 'here' } },
    ])
  })
})
