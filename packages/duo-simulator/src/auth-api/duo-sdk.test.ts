import { describe, expect, test } from 'vitest'
import { createSdkClient } from '../testing/duo-sdk.ts'
import { startSimulator } from '../testing/start-simulator.ts'

/** On the machine's clock, because the SDK has no option for another. */
const start = () => startSimulator({ now: Date.now })

describe.each([2, 5] as const)("Duo's own Node SDK with signature version %i", (version) => {
  test('enrolls a user and logs in with a push [S4]', async () => {
    const { simulator } = await start()
    const call = createSdkClient(simulator, version)
    expect(await call('GET', '/auth/v2/ping')).toMatchObject({ stat: 'OK' })
    expect(await call('GET', '/auth/v2/check')).toMatchObject({ stat: 'OK', response: { time: expect.any(Number) } })
    const { response: enrollment } = await call('POST', '/auth/v2/enroll', { username: 'alice' })
    const pair = { user_id: enrollment.user_id, activation_code: enrollment.activation_code }
    expect((await call('POST', '/auth/v2/enroll_status', pair)).response).toBe('waiting')
    simulator.control.activate(enrollment.activation_url)
    expect((await call('POST', '/auth/v2/enroll_status', pair)).response).toBe('success')
    const { response: preauth } = await call('POST', '/auth/v2/preauth', { username: 'alice', ipaddr: '192.0.2.1' })
    expect(preauth).toMatchObject({ result: 'auth', devices: [{ type: 'phone' }] })
    const { response: auth } = await call('POST', '/auth/v2/auth', {
      username: 'alice',
      factor: 'push',
      device: preauth.devices[0].device,
      async: '1',
      pushinfo: 'From=here&Why=%C3%A9%20%26',
    })
    expect((await call('GET', '/auth/v2/auth_status', auth)).response).toMatchObject({
      result: 'waiting',
      status: 'pushed',
    })
    const end = call('GET', '/auth/v2/auth_status', auth)
    expect(simulator.control.pushes('alice')[0]!.pushinfo).toEqual({ From: 'here', Why: 'é &' })
    simulator.control.decide(auth.txid, { decision: 'approve' })
    expect((await end).response).toMatchObject({ result: 'allow', status: 'allow' })
    expect(
      new Set(
        simulator.control
          .log()
          .slice(1)
          .map(({ signature }) => signature),
      ),
    ).toEqual(new Set([`v${version}`]))
  })

  test('is understood with any characters [S6]', async () => {
    const { simulator } = await start()
    const call = createSdkClient(simulator, version)
    const username = "bob o'smith (é)!*~+&=%"
    expect((await call('POST', '/auth/v2/preauth', { username })).response.result).toBe('enroll')
    expect(await call('GET', '/auth/v2/auth_status', { txid: "a b!'()*~+" })).toMatchObject({
      code: 40002,
      message_detail: 'txid',
    })
    expect((await call('POST', '/auth/v2/preauth', { username, list: ['b', 'a'], number: 5, flag: true })).stat).toBe(
      'OK',
    )
    expect(await call('POST', '/auth/v2/preauth', {})).toMatchObject({ code: 40001, message_detail: 'username' })
    expect(simulator.control.log()[0]!.parameters['username']).toBe(username)
  })

  test('learns of a wrong secret key or an unknown integration key', async () => {
    const { simulator } = await start()
    const [keys] = simulator.control.applications()
    const wrongSecret = createSdkClient(simulator, version, { ...keys!, secretKey: 'x'.repeat(40) })
    expect(await wrongSecret('GET', '/auth/v2/check')).toMatchObject({ stat: 'FAIL', code: 40103 })
    const wrongKey = createSdkClient(simulator, version, { ...keys!, integrationKey: `DI${'X'.repeat(18)}` })
    expect(await wrongKey('GET', '/auth/v2/check')).toMatchObject({ stat: 'FAIL', code: 40102 })
  })
})

test("Duo's own Node SDK retries after a 429 and gets its answer [S11] [S35]", async () => {
  const { simulator } = await start()
  const call = createSdkClient(simulator, 5)
  simulator.control.addFault({ kind: 'rate-limit' })
  expect(await call('GET', '/auth/v2/check')).toMatchObject({ stat: 'OK' })
  expect(simulator.control.log().map(({ status }) => status)).toEqual([429, 200])
})
