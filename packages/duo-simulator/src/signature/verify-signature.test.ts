import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalizeParameters } from './canonical-parameters.ts'
import { canonicalizeRequest, type SignatureVersion } from './canonical-request.ts'
import { verifySignature, type SignedRequest } from './verify-signature.ts'

const SECRET = 'k'.repeat(40)
const DATE = 'Tue, 24 Nov 2026 12:00:00 -0000'

const form: SignedRequest = {
  method: 'POST',
  host: 'localhost:4443',
  path: '/auth/v2/preauth',
  query: '',
  contentType: 'application/x-www-form-urlencoded',
  rawBody: Buffer.from('username=bob+o%27smith'),
  date: DATE,
  headers: [],
}

function sign(
  version: SignatureVersion,
  request: SignedRequest,
  parameters: string,
  hash = 'sha512',
  rawBody: Buffer | string = request.rawBody,
): string {
  return createHmac(hash, SECRET)
    .update(canonicalizeRequest(version, { ...request, date: request.date ?? '', parameters, rawBody }))
    .digest('hex')
}

test('reads a form regardless of how spaces and quotes are encoded [S6]', () => {
  const digest = sign(2, form, 'username=bob%20o%27smith')
  for (const body of ['username=bob+o%27smith', 'username=bob%20o%27smith', "username=bob%20o'smith"]) {
    expect(verifySignature({ ...form, rawBody: Buffer.from(body) }, digest, SECRET)).toBe('v2')
  }
})

test('signs a JSON body byte by byte, with the parameters of the query if there are any [S6]', () => {
  const json = { ...form, contentType: 'application/json', rawBody: Buffer.from('{"username": "bob"}') }
  expect(verifySignature(json, sign(5, json, ''), SECRET)).toBe('v5')
  expect(verifySignature(json, sign(4, json, ''), SECRET)).toBe('v4')
  expect(verifySignature({ ...json, query: 'a=1' }, sign(5, json, 'a=1'), SECRET)).toBe('v5')
  const reformatted = { ...json, rawBody: Buffer.from('{"username":"bob"}') }
  expect(verifySignature(reformatted, sign(5, json, ''), SECRET)).toBeNull()
})

test('refuses unsigned input: a query beside a body, or JSON with a version that only signs forms [S6]', () => {
  const json = { ...form, contentType: 'application/json', rawBody: Buffer.from('{"a":"1"}') }
  const parameters = canonicalizeParameters([['username', "bob o'smith"]])
  const query = 'bypass=1'
  expect(verifySignature(form, sign(2, form, parameters), SECRET)).toBe('v2')
  expect(verifySignature({ ...json, query }, sign(5, json, ''), SECRET)).toBeNull()
  expect(verifySignature({ ...form, query }, sign(2, form, parameters), SECRET)).toBeNull()
  expect(verifySignature(json, sign(2, json, ''), SECRET)).toBeNull()
})

test('accepts the host with and without its port, and the configured one [S8]', () => {
  const parameters = 'username=bob%20o%27smith'
  for (const host of ['localhost:4443', 'localhost', 'LOCALHOST']) {
    expect(verifySignature(form, sign(2, { ...form, host }, parameters), SECRET)).toBe('v2')
  }
  const behindProxy = { ...form, host: 'inner:1', configuredHost: 'localhost:4443' }
  expect(verifySignature(behindProxy, sign(2, form, parameters), SECRET)).toBe('v2')
})

test('accepts repeated parameters sorted and in their order', () => {
  const request = { ...form, method: 'GET', query: 'list=b&list=a', rawBody: Buffer.alloc(0) }
  expect(verifySignature(request, sign(2, request, 'list=a&list=b'), SECRET)).toBe('v2')
  expect(verifySignature(request, sign(2, request, 'list=b&list=a'), SECRET)).toBe('v2')
})

test('a GET signs the hash of an empty body in v4 and v5', () => {
  const request = { ...form, method: 'GET', query: 'txid=1', rawBody: Buffer.alloc(0) }
  expect(verifySignature(request, sign(5, request, 'txid=1', 'sha512', ''), SECRET)).toBe('v5')
  expect(verifySignature(request, sign(4, request, 'txid=1', 'sha512', ''), SECRET)).toBe('v4')
})

test('accepts SHA-1 only for v2, and only digests of the right length and alphabet [S5]', () => {
  const parameters = canonicalizeParameters([['username', "bob o'smith"]])
  expect(verifySignature(form, sign(2, form, parameters, 'sha1'), SECRET)).toBe('v2-sha1')
  const json = { ...form, contentType: 'application/json' }
  expect(verifySignature(json, sign(5, json, '', 'sha1'), SECRET)).toBeNull()
  const digest = sign(2, form, parameters)
  for (const wrong of [digest.toUpperCase(), digest.slice(1), `${digest}0`, '', 'z'.repeat(128), 'é'.repeat(40)]) {
    expect(verifySignature(form, wrong, SECRET)).toBeNull()
  }
})
