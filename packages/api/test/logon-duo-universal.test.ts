import type { DuoSimulator } from '@sallyport/duo-simulator'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createUser, logOnAsAdministrator, saveScheme, updateSettings } from './support/actions.ts'
import { Client, type LogonView } from './support/client.ts'
import { TestServer } from './support/test-server.ts'

const PASSWORD = 'correct horse battery'
const STEPS = [{ module: 'password' }, { module: 'duo-universal' }]
let server: TestServer
let admin: Client
let control: DuoSimulator['control']
let keys: { clientId: string; clientSecret: string; apiHostname: string }
let counter = 0

beforeAll(async () => {
  server = await TestServer.start({ duo: true })
  control = server.simulator!.control
  const { integrationKey, secretKey, apiHostname } = control.createApplication('universal')
  keys = { clientId: integrationKey, clientSecret: secretKey, apiHostname }
  admin = await logOnAsAdministrator(server)
  const updated = await updateSettings(admin, 'duo-universal', keys)
  const saved = await saveScheme(admin, 'browser', STEPS)
  if (updated.__typename !== 'ModuleSettings' || saved.__typename !== 'Scheme')
    throw new Error(JSON.stringify({ updated, saved }))
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(() => control.clearFaults())

async function passPassword(): Promise<{ client: Client; username: string; state: LogonView }> {
  const username = `person${++counter}`
  await createUser(admin, { username, password: PASSWORD })
  control.createUser(username)
  control.createDevice(username, { type: 'phone', name: 'Pixel', number: '+15550100', activated: true })
  const client = new Client(server.url)
  const { token } = await client.startLogon()
  return { client, username, state: await client.submitStep(token, { password: { username, password: PASSWORD } }) }
}

function decide(state: LogonView, decision: 'approve' | 'deny' | 'fraud' | 'cancel' = 'approve') {
  const { searchParams } = new URL(control.answerPrompt(state.prompt['redirectUrl'], decision))
  return { state: searchParams.get('state'), code: searchParams.get('duo_code'), error: searchParams.get('error') }
}

const returnUrlOf = (state: LogonView): string => new URL(state.prompt['redirectUrl']).searchParams.get('redirect_uri')!

describe('the way to Duo and back', () => {
  it('ends in a session, once for as often as the same return is handed over', async () => {
    const { client, username, state } = await passPassword()
    expect(state.prompt).toMatchObject({
      __typename: 'DuoUniversalPrompt',
      pollAfterMs: null,
      fields: [{ kind: 'LINK', value: state.prompt['redirectUrl'] }, { name: 'state' }, { name: 'code' }],
    })
    expect(returnUrlOf(state)).toMatch(/^http:\/\/localhost:\d+\/logon$/)
    const duoUniversal = decide(state)
    const completed = await Promise.all(
      Array.from({ length: 5 }, () => client.submitStep(state.token, { duoUniversal })),
    )
    expect(new Set(completed.map((logon) => logon.session.id)).size).toBe(1)
    expect(completed[0]).toMatchObject({
      session: {
        user: { username },
        steps: [
          { module: 'password' },
          { module: 'duo-universal', method: expect.stringContaining('Universal Prompt') },
        ],
      },
    })
    expect(await client.viewer()).toMatchObject({ user: { username } })
  })

  it('can be answered by the generic fields', async () => {
    const { client, state } = await passPassword()
    const { state: name, code } = decide(state)
    const fields = [
      { name: 'state', value: name },
      { name: 'code', value: code },
    ]
    expect(await client.submitStep(state.token, { fields })).toMatchObject({ __typename: 'LogonCompleted' })
  })

  it('is nothing to another browser, whatever it has got hold of', async () => {
    const { state } = await passPassword()
    const thief = new Client(server.url)
    expect(await thief.submitRefused(state.token, { duoUniversal: decide(state) })).toBe('LOGON_NOT_FOUND')
    expect(await thief.viewer()).toBeNull()
  })

  it('brings nobody into the logon of somebody else', async () => {
    const [mine, theirs] = [await passPassword(), await passPassword()]
    const foreign = decide(theirs.state)
    const wrong = await mine.client.submitStep(mine.state.token, { duoUniversal: foreign })
    expect(wrong).toMatchObject({ __typename: 'LogonStep', problem: { code: 'DUO_UNIVERSAL_STATE_WRONG' } })
    const swapped = await mine.client.submitStep(wrong.token, {
      duoUniversal: { ...foreign, state: wrong.prompt['state'] },
    })
    expect(swapped).toMatchObject({ __typename: 'LogonDenied', problem: { code: 'DUO_UNIVERSAL_ANSWER_INVALID' } })
    expect(await mine.client.viewer()).toBeNull()
  })

  it.each([
    ['deny', 'LogonDenied', 'DUO_UNIVERSAL_DENIED'],
    ['fraud', 'LogonDenied', 'DUO_UNIVERSAL_FRAUD'],
  ] as const)('with %s ends the logon', async (decision, __typename, code) => {
    const { client, state } = await passPassword()
    expect(await client.submitStep(state.token, { duoUniversal: decide(state, decision) })).toMatchObject({
      __typename,
      problem: { code },
    })
    expect(await client.viewer()).toBeNull()
  })

  it('without a confirmation can be gone once more', async () => {
    const { client, state } = await passPassword()
    const again = await client.submitStep(state.token, { duoUniversal: decide(state, 'cancel') })
    expect(again).toMatchObject({ __typename: 'LogonStep', problem: { code: 'DUO_UNIVERSAL_CANCELLED' } })
    expect(await client.submitStep(again.token, { duoUniversal: decide(again) })).toMatchObject({
      __typename: 'LogonCompleted',
    })
  })

  it('is not offered while Duo is away, and nobody gets in', async () => {
    control.addFault({ kind: 'refuse', count: 5 })
    expect((await passPassword()).state).toMatchObject({
      __typename: 'LogonDenied',
      problem: { code: 'DUO_UNIVERSAL_UNREACHABLE' },
    })
  })
})

describe('a scheme with a step that needs a browser', () => {
  it('is refused for clients that need not be one', async () => {
    expect(await saveScheme(admin, 'client', STEPS)).toEqual({
      __typename: 'SchemeRejected',
      problems: [{ code: 'SCHEME_NEEDS_BROWSER', message: expect.any(String), step: 1 }],
    })
  })
})

describe('settings', () => {
  it('want the secret again when the page to come back to is another', async () => {
    const returnUrl = new URL('/elsewhere', returnUrlOf((await passPassword()).state)).href
    const { problems } = await updateSettings(admin, 'duo-universal', { returnUrl })
    expect(problems).toMatchObject([{ field: 'clientSecret' }])
  })
})
