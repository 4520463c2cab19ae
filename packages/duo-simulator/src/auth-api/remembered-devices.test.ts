import { expect, test } from 'vitest'
import { enrollUser, startSimulator, type Started } from '../testing/start-simulator.ts'

const DAY_MS = 24 * 60 * 60 * 1000

async function logIn({ client, simulator }: Started, isAsync: boolean) {
  const push = { username: 'alice', factor: 'push', device: 'auto' }
  simulator.control.updatePolicy({ autoApproveMs: 0 })
  const { response } = (await client.post('/auth/v2/auth', { ...push, ...(isAsync && { async: '1' }) })).json
  return isAsync ? (await client.get('/auth/v2/auth_status', response)).json.response : response
}

async function preauthResult({ client }: Started, username: string, token: string): Promise<string> {
  return (await client.post('/auth/v2/preauth', { username, trusted_device_token: token })).json.response.result
}

test.each([false, true])(
  'a remembered device skips the factor for its days, user and application (async: %s) [S20] [S32]',
  async (isAsync) => {
    const started = await startSimulator()
    await enrollUser(started)
    await enrollUser(started, 'bob')
    const { control } = started.simulator
    control.updatePolicy({ rememberedDevices: { enabled: true, days: 2 } })
    const { trusted_device_token: token } = await logIn(started, isAsync)
    expect(token).toMatch(/^[A-Za-z0-9+/=]+\|\|\d+\|[0-9a-f]{40}$/)
    expect(await preauthResult(started, 'alice', token)).toBe('allow')
    expect(await preauthResult(started, 'bob', token)).toBe('auth')
    expect(await preauthResult(started, 'alice', `${token}0`)).toBe('auth')
    const other = { ...started, client: started.client.with(control.createApplication()) }
    expect(await preauthResult(other, 'alice', token)).toBe('auth')
    control.updateUser('alice', { status: 'disabled' })
    expect(await preauthResult(started, 'alice', token)).toBe('deny')
    control.updateUser('alice', { status: 'active' })
    started.advance(2 * DAY_MS)
    expect(await preauthResult(started, 'alice', token)).toBe('auth')
  },
)

test('issues no token with a refusal or without the policy, and turning the policy off ends issued tokens [S32]', async () => {
  const started = await startSimulator()
  await enrollUser(started)
  const { control } = started.simulator
  expect(await logIn(started, false)).not.toHaveProperty('trusted_device_token')
  control.updatePolicy({ rememberedDevices: { enabled: true } })
  const refused = await started.client.post('/auth/v2/auth', { username: 'alice', factor: 'passcode', passcode: 'x' })
  expect(refused.json.response).not.toHaveProperty('trusted_device_token')
  const { trusted_device_token: token } = await logIn(started, false)
  control.updatePolicy({ rememberedDevices: { enabled: false } })
  expect(await preauthResult(started, 'alice', token)).toBe('auth')
})
