import { expect, test } from 'vitest'
import { enrollUser, startSimulator, type Started } from '../../testing/start-simulator.ts'

async function authenticate(started: Started, parameters: Record<string, unknown>) {
  return (await started.client.post('/auth/v2/auth', { username: 'alice', ...parameters })).json.response
}

async function tryPasscode(started: Started, passcode: string): Promise<string> {
  const { result, status } = await authenticate(started, { factor: 'passcode', passcode })
  return `${result}/${status}`
}

test.each([
  ['approve', { result: 'allow', status: 'allow' }],
  ['deny', { result: 'deny', status: 'deny' }],
  ['fraud', { result: 'deny', status: 'fraud' }],
  ['timeout', { result: 'deny', status: 'timeout', status_msg: 'Authentication timed out.' }],
] as const)('a call rings, is answered and ends with "%s" [S27]', async (decision, expected) => {
  const started = await startSimulator()
  const { control } = started.simulator
  control.createUser('alice')
  control.createDevice('alice', { number: '+1 555 555 0123' })
  const { txid } = await authenticate(started, { factor: 'phone', device: 'auto', async: '1' })
  const status = async () => (await started.client.get('/auth/v2/auth_status', { txid })).json.response
  expect(await status()).toEqual({ result: 'waiting', status: 'calling', status_msg: 'Dialing XXX-XXX-0123...' })
  const answered = status()
  control.decide(txid, { decision: 'answer' })
  expect(await answered).toEqual({
    result: 'waiting',
    status: 'answered',
    status_msg: "Answered. Press '#' on your phone to log in.",
  })
  const end = status()
  control.decide(txid, { decision })
  expect(await end).toMatchObject(expected)
})

test('sends SMS codes without letting the user in; each code then works once [S28] [S29]', async () => {
  const started = await startSimulator()
  const { control } = started.simulator
  control.createUser('alice')
  const { id } = control.createDevice('alice', { number: '555 0123' })
  const sent = { result: 'deny', status: 'sent', status_msg: 'New SMS passcodes sent' }
  expect(await authenticate(started, { factor: 'sms', device: id })).toEqual(sent)
  const codes = control.passcode(id).smsCodes
  expect(codes).toHaveLength(10)
  const nextDigit = async () =>
    (await started.client.post('/auth/v2/preauth', { username: 'alice' })).json.response.devices[0].sms_nextcode
  expect(await nextDigit()).toBe('1')
  expect(await tryPasscode(started, codes[0]!)).toBe('allow/allow')
  expect(await nextDigit()).toBe('2')
  expect(await tryPasscode(started, codes[0]!)).toBe('deny/deny')
  await authenticate(started, { factor: 'sms', device: id })
  expect(await tryPasscode(started, codes[1]!)).toBe('deny/deny')
  expect(await tryPasscode(started, control.passcode(id).smsCodes[3]!)).toBe('allow/allow')
})

test('an SMS has as many codes as the policy says, and a new one replaces them all [S28]', async () => {
  const started = await startSimulator()
  const { control } = started.simulator
  control.updatePolicy({ smsCodesPerMessage: 3 })
  control.createUser('alice')
  const { id } = control.createDevice('alice', { number: '555 0123' })
  await authenticate(started, { factor: 'sms', device: id })
  const old = control.passcode(id).smsCodes
  expect(old).toHaveLength(3)
  await authenticate(started, { factor: 'sms', device: 'auto' })
  for (const code of old) expect(await tryPasscode(started, code)).toBe('deny/deny')
})

test('the passcode on the phone works once, then the phone shows another [S29]', async () => {
  const started = await startSimulator()
  const { deviceId } = await enrollUser(started)
  const { control } = started.simulator
  const { passcode } = control.passcode(deviceId)
  expect(passcode).toMatch(/^\d{6}$/)
  expect(control.passcode(deviceId).passcode).toBe(passcode)
  expect(await authenticate(started, { factor: 'passcode', passcode })).toMatchObject({
    result: 'allow',
    status: 'allow',
  })
  expect(await authenticate(started, { factor: 'passcode', passcode })).toEqual({
    result: 'deny',
    status: 'deny',
    status_msg: 'This passcode has already been used. Please generate a new passcode and try again.',
  })
  expect(control.passcode(deviceId).passcode).not.toBe(passcode)
})

test('a replaced passcode stays valid until a later one is used', async () => {
  const started = await startSimulator()
  const { deviceId } = await enrollUser(started)
  const { control } = started.simulator
  const first = control.passcode(deviceId).passcode!
  const second = control.replacePasscode(deviceId).passcode!
  expect(second).not.toBe(first)
  expect(await tryPasscode(started, second)).toBe('allow/allow')
  expect(await tryPasscode(started, first)).toBe('deny/deny')
})

test('accepts the passcode of a device that is far ahead', async () => {
  const started = await startSimulator()
  const { deviceId } = await enrollUser(started)
  for (let times = 0; times < 50; times++) started.simulator.control.replacePasscode(deviceId)
  expect(await tryPasscode(started, started.simulator.control.passcode(deviceId).passcode!)).toBe('allow/allow')
})

test('hardware tokens and bypass codes work once, and a bypass code is reported as one [S29] [S31]', async () => {
  const started = await startSimulator()
  const { control } = started.simulator
  control.createUser('alice')
  const token = control.createDevice('alice', { serial: '20361492' })
  const [code] = control.createBypassCodes('alice')
  const passcode = control.passcode(token.id).passcode!
  expect(await tryPasscode(started, passcode)).toBe('allow/allow')
  expect(await tryPasscode(started, passcode)).toBe('deny/deny')
  expect(await tryPasscode(started, `${code!.slice(0, 3)} ${code!.slice(3)}`)).toBe('allow/bypass')
  expect(await tryPasscode(started, code!)).toBe('deny/deny')
})

test('refuses a device beside a passcode [S23]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const { json } = await started.client.post('/auth/v2/auth', {
    username: 'alice',
    factor: 'passcode',
    passcode: '1',
    device: 'auto',
  })
  expect(json).toMatchObject({ code: 40002, message_detail: 'device' })
  const without = await started.client.post('/auth/v2/auth', { username: 'alice', factor: 'passcode' })
  expect(without.json).toMatchObject({ code: 40001, message_detail: 'passcode' })
})

test('an asynchronous passcode has its result at the first poll', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const { txid } = await authenticate(started, { factor: 'passcode', passcode: '000000', async: '1' })
  expect((await started.client.get('/auth/v2/auth_status', { txid })).json.response).toEqual({
    result: 'deny',
    status: 'deny',
    status_msg: 'Invalid passcode, please try again.',
  })
})

test('too many wrong passcodes lock the user out, until an administrator or time unlocks [S29]', async () => {
  const started = await startSimulator()
  const { deviceId } = await enrollUser(started)
  const { control } = started.simulator
  control.updatePolicy({ lockoutThreshold: 3, lockoutMinutes: 5 })
  const outcomes = []
  for (let times = 0; times < 3; times++) outcomes.push(await tryPasscode(started, 'wrong'))
  expect(outcomes).toEqual(['deny/deny', 'deny/deny', 'deny/locked_out'])
  expect(await tryPasscode(started, control.passcode(deviceId).passcode!)).toBe('deny/locked_out')
  expect((await started.client.post('/auth/v2/preauth', { username: 'alice' })).json.response.result).toBe('deny')
  started.advance(5 * 60_000)
  expect((await started.client.post('/auth/v2/preauth', { username: 'alice' })).json.response.result).toBe('auth')
  await tryPasscode(started, 'wrong')
  await tryPasscode(started, 'wrong')
  expect(await tryPasscode(started, control.passcode(deviceId).passcode!)).toBe('allow/allow')
  expect(await tryPasscode(started, 'wrong')).toBe('deny/deny')
  control.updateUser('alice', { status: 'locked_out' })
  control.updateUser('alice', { status: 'active' })
  expect(await tryPasscode(started, control.passcode(deviceId).passcode!)).toBe('allow/allow')
})

test('accepts only bypass codes if the policy forbids passcodes', async () => {
  const started = await startSimulator()
  const { deviceId } = await enrollUser(started)
  const { control } = started.simulator
  control.updatePolicy({ allowedFactors: ['push'] })
  expect(await tryPasscode(started, control.passcode(deviceId).passcode!)).toBe('deny/deny')
  expect(await tryPasscode(started, control.createBypassCodes('alice')[0]!)).toBe('allow/bypass')
})
