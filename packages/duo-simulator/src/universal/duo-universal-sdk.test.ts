import https from 'node:https'
import { Client } from '@duosecurity/duo_universal'
import { expect, onTestFinished, test } from 'vitest'
import { REDIRECT_URI, startUniversal } from '../testing/universal-client.ts'

/**
 * Duo's own client, unmodified, on the machine's clock, because it has no option for another. It pins its own CAs;
 * only another agent for its HTTP client makes it trust the simulator's.
 */
async function startSdk(options: { secretKey?: string; useDuoCodeAttribute?: boolean } = {}) {
  const started = await startUniversal({ now: Date.now })
  const { simulator, application } = started
  const client = new Client({
    clientId: application.integrationKey,
    clientSecret: options.secretKey ?? application.secretKey,
    apiHost: application.apiHostname,
    redirectUrl: REDIRECT_URI,
    ...(options.useDuoCodeAttribute !== undefined && { useDuoCodeAttribute: options.useDuoCodeAttribute }),
  })
  const agent = new https.Agent({ ca: simulator.ca })
  onTestFinished(() => agent.destroy())
  ;(client as unknown as { axios: { defaults: { httpsAgent: https.Agent } } }).axios.defaults.httpsAgent = agent
  const control = simulator.control
  control.createUser('alice')
  return { ...started, sdk: client, control }
}

const codeIn = (location: string, name = 'duo_code') => new URL(location).searchParams.get(name)!

test("Duo's own Node SDK checks the health, opens the prompt and reads the result [S40] [S41] [S43] [S44]", async () => {
  const { sdk, control } = await startSdk()
  expect(await sdk.healthCheck()).toMatchObject({ stat: 'OK', response: { timestamp: expect.any(Number) } })
  const state = sdk.generateState()
  const location = control.answerPrompt(await sdk.createAuthUrl('alice', state))
  expect(new URL(location).searchParams.get('state')).toBe(state)
  expect(await sdk.exchangeAuthorizationCodeFor2FAResult(codeIn(location), 'alice')).toMatchObject({
    preferred_username: 'alice',
    auth_result: { result: 'allow' },
  })
  await expect(sdk.exchangeAuthorizationCodeFor2FAResult(codeIn(location), 'alice')).rejects.toThrow('invalid_grant')
})

test("Duo's own Node SDK finds the code in the parameter it asked for, and reads a refusal as a result [S41] [S44]", async () => {
  const { sdk, control } = await startSdk({ useDuoCodeAttribute: false })
  const location = control.answerPrompt(await sdk.createAuthUrl('alice', sdk.generateState()), 'deny')
  expect(await sdk.exchangeAuthorizationCodeFor2FAResult(codeIn(location, 'code'), 'alice')).toMatchObject({
    auth_result: { result: 'deny', status: 'deny' },
  })
})

test("Duo's own Node SDK learns that a wrong secret makes its assertion invalid [S40]", async () => {
  const { sdk, control } = await startSdk({ secretKey: 'x'.repeat(40) })
  await expect(sdk.healthCheck()).rejects.toThrow('invalid_client')
  const authUrl = await sdk.createAuthUrl('alice', sdk.generateState())
  expect(() => control.openPrompt(authUrl)).toThrow('signature')
})

test.each([
  'id-token-wrong-username',
  'id-token-wrong-audience',
  'id-token-wrong-issuer',
  'id-token-expired',
  'id-token-alg-none',
  'id-token-wrong-key',
] as const)("Duo's own Node SDK rejects %s [S44]", async (kind) => {
  const { sdk, control } = await startSdk()
  control.addFault({ kind })
  const location = control.answerPrompt(await sdk.createAuthUrl('alice', sdk.generateState()))
  await expect(sdk.exchangeAuthorizationCodeFor2FAResult(codeIn(location), 'alice')).rejects.toThrow()
  expect(control.faults()).toEqual([])
})
