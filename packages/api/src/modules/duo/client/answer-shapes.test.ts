import { expect, test } from 'vitest'
import { readActivation, readAuthResult, readEnrollmentStatus, readPreauth, readTransaction } from './answer-shapes.ts'

test.each([
  ['true', true],
  ['a list', ['allow']],
  ['a number', 1],
  ['nothing', undefined],
])('a result that is %s is no result', (_name, result) => {
  expect(() => readAuthResult({ result, status: 'allow', status_msg: '' })).toThrow('no usable "result"')
  expect(() => readPreauth({ result, status_msg: '' })).toThrow('no usable "result"')
})

test('a result that is not known is not taken for one that is [C2]', () => {
  for (const result of ['ALLOW', ' allow', 'allowed', 'auth2', '__proto__'])
    expect(readPreauth({ result }).result).toBe('unknown')
})

test('a status that is no word is none, and gets neither to a page nor into a log [C15]', () => {
  expect(readAuthResult({ result: 'deny', status: 'locked_out' }).status).toBe('locked_out')
  for (const status of ['deny\u001b[31m', 'de\u202eny', 'deny\n', '<b>deny</b>', 'x'.repeat(41), ''])
    expect(() => readAuthResult({ result: 'deny', status }), status).toThrow('no usable "status"')
})

test('devices keep what is needed, in words that can be shown', () => {
  const devices = [
    {
      device: 'DPAAAAAAAAAAAAAAAAAA',
      type: 'phone',
      name: '',
      display_name: 'iOS\u001b[31m (XXX-XXX-1234)',
      number: 'XXX-XXX-1234',
      capabilities: ['auto', 'push', 7],
    },
    { device: 'DPBBBBBBBBBBBBBBBBBB', type: 'phone', name: '', display_name: '', number: '' },
    { device: 'DHCCCCCCCCCCCCCCCCCC', type: 'token', name: '20361492' },
  ]
  expect(readPreauth({ result: 'auth', devices })).toEqual({
    result: 'auth',
    verification: null,
    devices: [
      { id: 'DPAAAAAAAAAAAAAAAAAA', name: 'iOS (XXX-XXX-1234)', isToken: false, capabilities: ['auto', 'push'] },
      { id: 'DPBBBBBBBBBBBBBBBBBB', name: 'Phone', isToken: false, capabilities: [] },
      { id: 'DHCCCCCCCCCCCCCCCCCC', name: 'Hardware token 20361492', isToken: true, capabilities: [] },
    ],
  })
})

test('half a verification is none that could be relied on', () => {
  const auth = {
    result: 'auth',
    devices: [],
    txid: '5b8d0eb8-0f5c-4a51-a9d8-7a4b5f0b3d11',
    verification_code: '708',
    expiration: 1_800_000_000,
  }
  expect(readPreauth(auth)).toMatchObject({ verification: { code: '708', expiresAt: 1_800_000_000_000 } })
  for (const change of [
    { verification_code: 708 },
    { verification_code: '12' },
    { txid: undefined },
    { txid: '' },
    { expiration: '1800000000' },
    { expiration: undefined },
  ])
    expect(() => readPreauth({ ...auth, ...change }), JSON.stringify(change)).toThrow('no usable')
})

test('a transaction without an id is none', () => {
  for (const response of [{}, { txid: '' }, { txid: 5 }, { txid: 'a b' }, 'txid', null])
    expect(() => readTransaction(response)).toThrow('no usable')
})

test('the state of an enrollment is one of three words', () => {
  expect(readEnrollmentStatus('success')).toBe('success')
  for (const response of ['Success', { status: 'success' }, ['success'], true, null])
    expect(() => readEnrollmentStatus(response)).toThrow('no usable')
})

test('the QR code says what Duo’s own image says', () => {
  const code = '8LIRa5danrICkhHtkLxi-cKLu2DWzDYCmBwBHY2YzW5ZYnYaRxA'
  const read = (activation_barcode: unknown) =>
    readActivation({
      activation_code: `duo://${code}`,
      activation_barcode,
      user_id: 'DUAAAAAAAAAAAAAAAAAA',
      expiration: 1_800_000_000,
    }).qrText
  expect(read(`https://api-0a1b2c3d.duosecurity.com/frame/qr?value=${code}`)).toBe(code)
  expect(read(`https://api-0a1b2c3d.duosecurity.com/frame/qr?value=${encodeURIComponent(`duo://${code}`)}`)).toBe(
    `duo://${code}`,
  )
  for (const other of ['https://evil.example/frame/qr?value=https%3A%2F%2Fevil.example', 'nonsense', undefined])
    expect(read(other)).toBe(code)
})
