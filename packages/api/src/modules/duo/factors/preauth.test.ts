import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type DuoJourney, startDuo, stateOf } from '../testing/duo-journey.ts'

let duo: DuoJourney
beforeAll(async () => void (duo = await startDuo()))
afterAll(() => duo.stop())
afterEach(() => void duo.simulator.control.resetPolicy())

test('a bypass by Duo is refused, unless the step accepts it, and then recorded as one [C3]', async () => {
  const user = duo.createDuoUser()
  duo.simulator.control.updateUser(user.username, { status: 'bypass' })
  expect(await duo.step.begin(duo.logon(user))).toMatchObject({
    kind: 'denied',
    code: 'DUO_BYPASS_REFUSED',
    detail: { bypass: true },
  })
  expect(await duo.step.begin(duo.logon(user, { options: { bypass: 'accept' } }))).toMatchObject({
    kind: 'passed',
    method: 'Duo bypass',
    detail: { bypass: true },
  })
  expect(duo.calls(user.username)).toEqual(['preauth', 'preauth'])
})

test('so are users whom Duo does not know and lets in, and trusted networks, for which the user’s address is passed on [C3]', async () => {
  duo.simulator.control.updatePolicy({ newUsers: 'allow', trustedNetworks: ['198.51.100.0/24'] })
  expect(await duo.step.begin(duo.logon(duo.createUser()))).toMatchObject({ code: 'DUO_BYPASS_REFUSED' })
  const user = duo.createDuoUser()
  expect(await duo.step.begin(duo.logon(user, { client: { ipAddress: '198.51.100.9' } }))).toMatchObject({
    code: 'DUO_BYPASS_REFUSED',
  })
  expect((await duo.step.begin(duo.logon(user, { client: { ipAddress: '192.0.2.9' } }))).kind).toBe('waiting')
})

test('disabled and locked out are told apart, and nothing is sent [C3]', async () => {
  const user = duo.createDuoUser()
  duo.simulator.control.updateUser(user.username, { status: 'disabled' })
  expect(await duo.step.begin(duo.logon(user))).toMatchObject({
    kind: 'denied',
    code: 'DUO_DISABLED',
    detail: { duoMessage: 'Account is disabled' },
  })
  duo.simulator.control.updateUser(user.username, { status: 'locked_out' })
  expect(await duo.step.begin(duo.logon(user))).toMatchObject({ kind: 'denied', code: 'DUO_LOCKED_OUT' })
  expect(duo.calls(user.username)).toEqual(['preauth', 'preauth'])
})

test('nothing is asked of Duo about somebody who is not proved [C16]', async () => {
  const user = duo.createUser({ fake: true })
  await expect(duo.step.begin(duo.logon(user))).rejects.toThrow('without a proved user')
  await expect(duo.step.begin({ ...duo.logon(user), user: null })).rejects.toThrow('without a proved user')
  expect(duo.calls(user.username)).toEqual([])
})

test('an enrolled user is asked for by Duo’s id, whatever the name is by now', async () => {
  const user = duo.createDuoUser()
  const { userId } = duo.simulator.control.user(user.username)
  const context = duo.logon({ ...user, username: 'renamed' }, { enrollment: { externalId: userId } })
  const state = stateOf(await duo.step.begin(context), 'wait')
  expect(duo.simulator.control.pushes(user.username).map(({ txid }) => txid)).toEqual([state.txid])
  expect(duo.calls('renamed')).toEqual([])
})

test('an enrolled user whom Duo no longer has is refused, not looked for by name', async () => {
  const user = duo.createDuoUser()
  const context = duo.logon(user, { enrollment: { externalId: 'DU00000000000000000X' } })
  expect(await duo.step.begin(context)).toMatchObject({ kind: 'denied', code: 'DUO_NOT_ALLOWED' })
  expect(duo.calls(user.username)).toEqual([])
})

test.each([
  ['as-typed', { username: 'Mixed@Example.com' }, 'Mixed@Example.com'],
  ['lower-case', { username: 'Mixed@Example.com' }, 'mixed@example.com'],
  ['without-domain', { username: 'Mixed@Example.com' }, 'Mixed'],
  ['without-domain', { username: 'EXAMPLE\\Mixed' }, 'Mixed'],
  ['email', { username: 'x', email: 'mixed@example.com' }, 'mixed@example.com'],
])('%s: the stored name becomes the one at Duo', async (usernameFormat, more, expected) => {
  duo.simulator.control.updatePolicy({ newUsers: 'deny' })
  await duo.step.begin(duo.logon(duo.createUser(more), { settings: { usernameFormat } }))
  expect(duo.simulator.control.log(1)[0]!.parameters.username).toBe(expected)
})

test('a user without a name by that format is refused', async () => {
  expect(await duo.step.begin(duo.logon(duo.createUser(), { settings: { usernameFormat: 'email' } }))).toMatchObject({
    kind: 'denied',
    code: 'DUO_NOT_ALLOWED',
    detail: { kind: 'no-username' },
  })
})
