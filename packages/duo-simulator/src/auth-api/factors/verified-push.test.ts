import { expect, test } from 'vitest'
import { enrollUser, startSimulator, type Started } from '../../testing/start-simulator.ts'

const SUPPORTED = { username: 'alice', client_supports_verified_push: '1' }
const PUSH = { username: 'alice', factor: 'push', device: 'auto', async: '1' }

async function startVerified(digits = 3): Promise<Started> {
  const started = await startSimulator()
  await enrollUser(started)
  started.simulator.control.updatePolicy({ verifiedPush: { required: true, digits } })
  return started
}

async function preauth({ client }: Started, parameters: Record<string, unknown> = SUPPORTED) {
  return (await client.post('/auth/v2/preauth', parameters)).json.response
}

async function push({ client }: Started, txid?: string): Promise<string> {
  return (await client.post('/auth/v2/auth', { ...PUSH, ...(txid && { txid }) })).json.response.txid
}

async function status({ client }: Started, txid: string) {
  return (await client.get('/auth/v2/auth_status', { txid })).json.response
}

test.each([3, 4, 5, 6])('preauth returns a code of %i digits, which the phone requires [S33]', async (digits) => {
  const started = await startVerified(digits)
  const { control } = started.simulator
  const { txid, verification_code: code, expiration, result } = await preauth(started)
  expect(result).toBe('auth')
  expect(code).toMatch(new RegExp(`^\\d{${digits}}$`))
  expect(expiration).toBe(Date.UTC(2026, 0, 1, 12, 1) / 1000)
  expect(await push(started, txid)).toBe(txid)
  expect(await status(started, txid)).toEqual({
    result: 'waiting',
    status: 'pushed',
    status_msg: `Please enter verification code ${code} into Duo Mobile...`,
  })
  expect(control.pushes('alice')).toMatchObject([{ txid, verified: true, verificationDigits: digits }])
  expect(() => control.decide(txid, { decision: 'approve' })).toThrow('verificationCode')
  control.decide(txid, { decision: 'approve', verificationCode: code })
  expect(await status(started, txid)).toMatchObject({ result: 'allow' })
})

test('a wrong code denies the push [S33]', async () => {
  const started = await startVerified()
  const { txid, verification_code: code } = await preauth(started)
  await push(started, txid)
  const wrong = code === '000' ? '001' : '000'
  expect(started.simulator.control.decide(txid, { decision: 'approve', verificationCode: wrong })).toMatchObject({
    result: 'deny',
  })
  expect(await status(started, txid)).toMatchObject({ result: 'deny', status: 'deny' })
})

test('refuses a push without its code, with another one, or twice with the same one [S33]', async () => {
  const started = await startVerified()
  const { txid } = await preauth(started)
  expect(await status(started, await push(started))).toMatchObject({ result: 'deny' })
  expect(await status(started, await push(started, crypto.randomUUID()))).toMatchObject({ result: 'deny' })
  await push(started, txid)
  const second = await push(started, txid)
  expect(second).not.toBe(txid)
  expect(await status(started, second)).toMatchObject({ result: 'deny' })
  expect(await status(started, txid)).toMatchObject({ result: 'waiting' })
})

test('a code is valid for a minute and for its own user', async () => {
  const started = await startVerified()
  await enrollUser(started, 'bob')
  const forBob = (await preauth(started, { ...SUPPORTED, username: 'bob' })).txid
  expect(await status(started, await push(started, forBob))).toMatchObject({ result: 'deny' })
  const { txid } = await preauth(started)
  started.advance(60_000)
  expect(await status(started, await push(started, txid))).toMatchObject({ result: 'deny' })
})

test('a client that cannot show a code gets a plain push, or none if the policy refuses it [S33]', async () => {
  const started = await startVerified()
  const plain = await preauth(started, { username: 'alice' })
  expect(plain).not.toHaveProperty('verification_code')
  expect(await status(started, await push(started))).toMatchObject({ result: 'waiting' })
  started.simulator.control.updatePolicy({ verifiedPush: { clientsWithoutSupport: 'refuse' } })
  const refused = await preauth(started, { username: 'alice' })
  expect(refused.devices[0].capabilities).toEqual(['mobile_otp'])
  expect(await status(started, await push(started))).toMatchObject({ result: 'deny' })
})

test('preauth returns no code without a phone for pushes or without the policy', async () => {
  const started = await startVerified()
  started.simulator.control.createUser('bob')
  started.simulator.control.createDevice('bob', { number: '555 0123' })
  expect(await preauth(started, { ...SUPPORTED, username: 'bob' })).not.toHaveProperty('txid')
  started.simulator.control.updatePolicy({ verifiedPush: { required: false } })
  expect(await preauth(started)).not.toHaveProperty('txid')
})
