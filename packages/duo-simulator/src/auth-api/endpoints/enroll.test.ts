import { request as httpsRequest } from 'node:https'
import { expect, test } from 'vitest'
import { startSimulator } from '../../testing/start-simulator.ts'

test('enroll returns the code as activation code, link and QR image [S17]', async () => {
  const { client, simulator } = await startSimulator()
  const { response } = (await client.post('/auth/v2/enroll', { username: 'alice', valid_secs: 600 })).json
  const code = response.activation_code.slice('duo://'.length)
  expect(response).toEqual({
    activation_barcode: `${simulator.url}/frame/qr?value=${code}`,
    activation_code: expect.stringMatching(/^duo:\/\/[A-Za-z0-9]{20}-[A-Za-z0-9_-]+$/),
    activation_url: `${simulator.pagesUrl}/phone/activate/${code}`,
    expiration: Date.UTC(2026, 0, 1, 12) / 1000 + 600,
    user_id: expect.stringMatching(/^DU[A-Z0-9]{18}$/),
    username: 'alice',
  })
  expect(Buffer.from(code.split('-').slice(1).join('-'), 'base64').toString()).toBe(simulator.apiHostname)
})

test('the QR image is a PNG that needs no signature [S17]', async () => {
  const { client, simulator } = await startSimulator()
  const { response } = (await client.post('/auth/v2/enroll', {})).json
  const image = await new Promise<Buffer>((resolve, reject) => {
    httpsRequest(response.activation_barcode, { ca: simulator.ca }, (answer) => {
      expect(answer.headers['content-type']).toBe('image/png')
      answer.toArray().then((chunks) => resolve(Buffer.concat(chunks)), reject)
    })
      .on('error', reject)
      .end()
  })
  expect(image.subarray(1, 4).toString()).toBe('PNG')
})

test('generates a missing username, and bypass codes on request [S17]', async () => {
  const { client, simulator } = await startSimulator()
  const { response } = (await client.post('/auth/v2/enroll', { bypass_codes: '2' })).json
  expect(response.username).toMatch(/^[A-Za-z0-9]{16}$/)
  expect(response.bypass_codes).toEqual([expect.stringMatching(/^\d{9}$/), expect.stringMatching(/^\d{9}$/)])
  expect(simulator.control.user(response.username).bypassCodesLeft).toBe(2)
})

test('enrolls a username once, ignoring case [S17]', async () => {
  const { client } = await startSimulator()
  await client.post('/auth/v2/enroll', { username: 'alice' })
  const again = await client.post('/auth/v2/enroll', { username: 'Alice' })
  expect(again).toMatchObject({
    status: 400,
    json: {
      stat: 'FAIL',
      code: 40002,
      message: 'Invalid request parameters',
      message_detail: 'username already exists',
    },
  })
})

test('the status goes from waiting to success, and is invalid for an expired or unknown code [S18]', async () => {
  const { client, simulator, advance } = await startSimulator()
  const status = async (user_id: string, activation_code: string) =>
    (await client.post('/auth/v2/enroll_status', { user_id, activation_code })).json.response
  const first = (await client.post('/auth/v2/enroll', { username: 'alice', valid_secs: '60' })).json.response
  const second = (await client.post('/auth/v2/enroll', { username: 'bob', valid_secs: '60' })).json.response
  expect(await status(first.user_id, first.activation_code)).toBe('waiting')
  expect(await status(second.user_id, first.activation_code)).toBe('invalid')
  expect(await status(first.user_id, 'duo://nonsense')).toBe('invalid')
  simulator.control.activate(first.activation_code)
  advance(61_000)
  expect(await status(first.user_id, first.activation_code)).toBe('success')
  expect(await status(second.user_id, second.activation_code)).toBe('invalid')
  expect((await client.post('/auth/v2/enroll_status', { user_id: first.user_id })).json).toMatchObject({
    code: 40001,
    message_detail: 'activation_code',
  })
})

test('refuses wrong numbers by name', async () => {
  const { client } = await startSimulator()
  for (const valid_secs of ['0', '-1', 'soon', '1.5']) {
    expect((await client.post('/auth/v2/enroll', { valid_secs })).json).toMatchObject({
      code: 40002,
      message_detail: 'valid_secs',
    })
  }
})

test('the portal enrolls once and leads to a phone, and opening it changes nothing [S22]', async () => {
  const { client, simulator } = await startSimulator()
  const { response } = (await client.post('/auth/v2/preauth', { username: 'al<i>ce' })).json
  expect(response.enroll_portal_url).toMatch(/\/portal\?code=[0-9a-f]{16}&akey=DA[A-Z0-9]{18}$/)
  const page = await fetch(response.enroll_portal_url)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('al&#60;i&#62;ce')
  expect(simulator.control.users()).toEqual([])

  const code = new URL(response.enroll_portal_url).searchParams.get('code')!
  const submit = () =>
    fetch(`${simulator.pagesUrl}/portal`, { method: 'POST', body: new URLSearchParams({ code }), redirect: 'manual' })
  const submitted = await submit()
  expect(submitted.status).toBe(303)
  expect((await submit()).status).toBe(410)
  simulator.control.activate(submitted.headers.get('location')!)
  expect((await client.post('/auth/v2/preauth', { username: 'al<i>ce' })).json.response.result).toBe('auth')
})

test('the portal link is valid for an hour, and the API redirects to it as well [S22]', async () => {
  const { client, simulator, advance } = await startSimulator()
  const { response } = (await client.post('/auth/v2/preauth', { username: 'alice' })).json
  const { search } = new URL(response.enroll_portal_url)
  expect((await client.raw('GET', `/portal${search}`, {})).headers['location']).toBe(response.enroll_portal_url)
  advance(3_599_999)
  expect((await fetch(response.enroll_portal_url)).status).toBe(200)
  advance(1)
  expect((await fetch(response.enroll_portal_url)).status).toBe(410)
  expect(simulator.control.users()).toEqual([])
})

test('returns the logo, or a refusal if there is none [S16]', async () => {
  const { client, simulator } = await startSimulator()
  expect(await client.get('/auth/v2/logo')).toMatchObject({
    status: 404,
    json: { stat: 'FAIL', code: 40401, message_detail: 'Logo not found' },
  })
  const { integrationKey } = simulator.control.applications()[0]!
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  simulator.control.updateApplication(integrationKey, { logo: png })
  expect((await client.get('/auth/v2/logo')).headers['content-type']).toBe('image/png')
})
