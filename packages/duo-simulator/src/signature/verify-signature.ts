import { createHmac } from 'node:crypto'
import { isEqualInConstantTime } from '../lib/constant-time.ts'
import { canonicalizeParameters, parseParameters, type ParameterPair } from './canonical-parameters.ts'
import { canonicalizeRequest, type RequestToSign, type SignatureVersion } from './canonical-request.ts'

export interface SignedRequest {
  method: string
  /** As sent. */
  host: string
  /** The host that clients are configured with, in case a proxy changed the one sent. */
  configuredHost?: string
  path: string
  query: string
  contentType: string
  rawBody: Buffer
  /** Null if it is missing: only version 1 can have signed the request then. */
  date: string | null
  headers: RequestToSign['headers']
}

/** The `-sha1` versions differ only in the digest. v4 and v5 are always SHA-512. */
export type SignatureName = 'v1-sha1' | 'v1' | 'v2-sha1' | 'v2' | 'v4' | 'v5'

/**
 * Tries every version that produces a digest of this length, because a request doesn't name its version.
 * NOTE: never reports which part differs. A wrong key, path, parameter and digest must look alike.
 */
export function verifySignature(
  request: SignedRequest,
  digest: string,
  secretKey: string,
  allowsV1 = false,
): SignatureName | null {
  const hash = DIGESTS.get(digest.length)
  if (!hash || !/^[0-9a-f]+$/.test(digest)) return null
  for (const [version, toSign] of candidates(request, hash, allowsV1)) {
    const expected = createHmac(hash, secretKey).update(canonicalizeRequest(version, toSign)).digest('hex')
    if (isEqualInConstantTime(expected, digest)) return hash === 'sha1' ? `v${version as 1 | 2}-sha1` : `v${version}`
  }
  return null
}

const DIGESTS = new Map<number, 'sha1' | 'sha512'>([
  [40, 'sha1'],
  [128, 'sha512'],
])

const BODY_METHODS = new Set(['POST', 'PUT', 'PATCH'])

function* candidates(
  request: SignedRequest,
  hash: 'sha1' | 'sha512',
  allowsV1: boolean,
): Generator<[SignatureVersion, RequestToSign]> {
  const hasBody = BODY_METHODS.has(request.method.toUpperCase())
  const query = parseParameters(request.query)
  const hasJson = hasBody && isJson(request.contentType)
  // NOTE: everything that the endpoint reads must be signed, also a query beside a body. Versions 1 and 2 can't sign JSON.
  const all = hasBody && !hasJson ? [...query, ...parseParameters(request.rawBody.toString('utf8'))] : query
  const rawBody = hasBody ? request.rawBody : ''
  const { method, path, date, headers } = request
  for (const host of hostForms(request)) {
    const common = { method, host, path, date: date ?? '', headers, rawBody }
    if (hash === 'sha512' && date !== null) {
      for (const parameters of parameterForms(query)) {
        yield [5, { ...common, parameters }]
        yield [4, { ...common, parameters }]
      }
    }
    if (hasJson) continue
    for (const parameters of parameterForms(all)) {
      if (date !== null) yield [2, { ...common, parameters }]
      if (allowsV1) yield [1, { ...common, parameters }]
    }
  }
}

function parameterForms(pairs: readonly ParameterPair[]): Set<string> {
  return new Set([canonicalizeParameters(pairs, 'encoded'), canonicalizeParameters(pairs, 'raw')])
}

/** Some clients sign the host with its port and others without, regardless of their Host header. */
function hostForms({ host, configuredHost = host }: SignedRequest): Set<string> {
  return new Set([host, configuredHost].flatMap((form) => [form, form.replace(/:\d+$/, '')]))
}

export function isJson(contentType: string): boolean {
  return /^application\/json\b/i.test(contentType)
}
