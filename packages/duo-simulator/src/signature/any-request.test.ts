import { createRequire } from 'node:module'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifySignature, type SignedRequest } from './verify-signature.ts'

/** A fixed seed makes the requests reproducible. */
const RUNS = { seed: 2026, numRuns: 100 }

type Values = Record<string, string>

const sdk = createRequire(import.meta.url)('@duosecurity/duo_api/lib/duo_sig') as {
  sign(key: string, secret: string, method: string, host: string, path: string, params: Values, date: string): string
  signV5(
    key: string,
    secret: string,
    method: string,
    host: string,
    path: string,
    params: Values,
    date: string,
    body: string,
  ): string
}

const SECRET = 'k'.repeat(40)
const DATE = 'Tue, 24 Nov 2026 12:00:00 GMT'
const HOST = 'api-example.duosecurity.com'
const PATH = '/auth/v2/auth'
const values = fc.dictionary(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'binary' }), {
  noNullPrototype: true,
})

test("accepts everything that Duo's own SDK signs in version 2, as form and as query, and nothing else", () => {
  fc.assert(
    fc.property(values, fc.constantFrom('GET', 'POST'), (parameters, method) => {
      const digest = digestOf(sdk.sign('key', SECRET, method, HOST, PATH, parameters, DATE))
      const encoded = new URLSearchParams(parameters).toString()
      const request = method === 'GET' ? toRequest(method, encoded, '') : toRequest(method, '', encoded)
      expect(verifySignature(request, digest, SECRET)).toBe('v2')
      const other = `${encoded}${encoded ? '&' : ''}added=1`
      const tampered = method === 'GET' ? toRequest(method, other, '') : toRequest(method, '', other)
      expect(verifySignature(tampered, digest, SECRET)).toBeNull()
    }),
    RUNS,
  )
})

test("accepts everything that Duo's own SDK signs in version 5, and no other body", () => {
  fc.assert(
    fc.property(fc.json(), (body) => {
      const digest = digestOf(sdk.signV5('key', SECRET, 'POST', HOST, PATH, {}, DATE, body))
      expect(verifySignature(toRequest('POST', '', body, 'application/json'), digest, SECRET)).toBe('v5')
      expect(verifySignature(toRequest('POST', '', `${body} `, 'application/json'), digest, SECRET)).toBeNull()
    }),
    RUNS,
  )
})

function toRequest(
  method: string,
  query: string,
  body: string,
  contentType = 'application/x-www-form-urlencoded',
): SignedRequest {
  return { method, host: HOST, path: PATH, query, contentType, rawBody: Buffer.from(body), date: DATE, headers: [] }
}

function digestOf(authorization: string): string {
  return Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':')[1]!
}
