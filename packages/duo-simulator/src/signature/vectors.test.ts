import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { canonicalizeParameters, type ParameterPair } from './canonical-parameters.ts'
import { canonicalizeRequest, hashDuoHeaders, sha512, type SignatureVersion } from './canonical-request.ts'
import { verifySignature, type SignedRequest } from './verify-signature.ts'

type Values = Record<string, string | string[]>

interface SignatureVector {
  id: string
  sigVersion: SignatureVersion
  hmac: 'sha1' | 'sha512'
  skey: string
  method: string
  host: string
  path: string
  date: string
  params: Values
  body?: string
  xDuoHeaders?: Record<string, string>
  canonical: string
  signature: string
}

interface CanonicalFormVectors {
  canonParams: { in: Values; out: string }[]
  sha512: { of: string; sha512: string }[]
  xDuoHeaderHash: { headers: Record<string, string>; sha512: string }[]
}

/** Collected from the tests of Duo's own SDKs and its documentation; `source` says which. */
const requestVectors = readVectors('request-vectors.json') as SignatureVector[]
const vectors = readVectors('canonical-form-vectors.json') as CanonicalFormVectors

function readVectors(file: string): unknown {
  return JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))
}

describe.each(requestVectors)('vector $id (v$sigVersion, $hmac)', (vector) => {
  const parameters = canonicalizeParameters(toPairs(vector.params))
  const headers = Object.entries(vector.xDuoHeaders ?? {})

  test('has the canonical form that the SDK signs', () => {
    const { method, host, path, date, body = '' } = vector
    expect(
      canonicalizeRequest(vector.sigVersion, { method, host, path, date, parameters, rawBody: body, headers }),
    ).toBe(vector.canonical)
  })

  test('is accepted, and refused with another key, path, host, date or parameter [S4]', () => {
    const request = toRequest(vector)
    const name = vector.sigVersion === 2 && vector.hmac === 'sha1' ? 'v2-sha1' : `v${vector.sigVersion}`
    expect(verifySignature(request, vector.signature, vector.skey)).toBe(name)
    expect(verifySignature(request, vector.signature, `${vector.skey}x`)).toBeNull()
    for (const change of [{ path: '/other' }, { host: 'other' }, { date: `${vector.date} ` }, { method: 'PATCH' }]) {
      expect(verifySignature({ ...request, ...change }, vector.signature, vector.skey)).toBeNull()
    }
    const isInBody = request.rawBody.length > 0
    const tampered = isInBody
      ? { rawBody: Buffer.concat([request.rawBody, Buffer.from('&x=1')]) }
      : { query: `${request.query}&x=1` }
    expect(verifySignature({ ...request, ...tampered }, vector.signature, vector.skey)).toBeNull()
  })
})

test.each(vectors.canonParams)('parameters $in become $out', ({ in: values, out }) => {
  expect(canonicalizeParameters(toPairs(values))).toBe(out)
})

test.each(vectors.sha512)('the hash of the body $of is right', ({ of, sha512: expected }) => {
  expect(sha512(of)).toBe(expected)
})

test.each(vectors.xDuoHeaderHash)(
  'the hash of the headers $headers is right [S10]',
  ({ headers, sha512: expected }) => {
    expect(hashDuoHeaders([...Object.entries(headers).reverse(), ['Date', 'not hashed']])).toBe(expected)
  },
)

/** The vector's request as it would arrive. */
function toRequest({
  sigVersion,
  method,
  host,
  path,
  date,
  params,
  body,
  xDuoHeaders = {},
}: SignatureVector): SignedRequest {
  const encoded = new URLSearchParams(
    toPairs(params).map(([name, value]): [string, string] => [name, value]),
  ).toString()
  const isForm = sigVersion === 2 && method.toUpperCase() === 'POST'
  return {
    method,
    host,
    path,
    date,
    query: isForm ? '' : encoded,
    contentType: isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    rawBody: Buffer.from(isForm ? encoded : (body ?? '')),
    headers: Object.entries(xDuoHeaders),
  }
}

function toPairs(values: Values): ParameterPair[] {
  return Object.entries(values).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const))
}
