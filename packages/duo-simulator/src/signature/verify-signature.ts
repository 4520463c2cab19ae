import { createHmac } from 'node:crypto'
import { isEqualInConstantTime } from '../lib/constant-time.ts'
import { canonicalizeParameters, parseParameters, type ParameterPair } from './canonical-parameters.ts'
import { canonicalizeRequest, type RequestToSign, type SignatureVersion } from './canonical-request.ts'

export interface SignedRequest {
  method: string
  /** As sent. */
  host: string
  /** The host that clients are told to use, should a proxy in between have changed the one sent. */
  configuredHost?: string
  path: string
  query: string
  contentType: string
  rawBody: Buffer
  /** Null if there is none: then only version 1 can have signed it. */
  date: string | null
  headers: RequestToSign['headers']
}

/** "v2-sha1" and "v2" differ in the digest alone, "v1-sha1" and "v1" too; v4 and v5 are always SHA-512. */
export type SignatureName = 'v1-sha1' | 'v1' | 'v2-sha1' | 'v2' | 'v4' | 'v5'

/**
 * Nothing on the wire names the version, so every one that could have made a digest of this length is tried.
 * Which part of a request differs is never told: wrong key, path, parameters and digest look alike.
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
  // NOTE whatever the endpoint will read has to be signed: a query beside a body as well, and versions 1 and 2 know no JSON.
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

/** Some clients sign the host with its port, others without, whatever their Host header says. */
function hostForms({ host, configuredHost = host }: SignedRequest): Set<string> {
  return new Set([host, configuredHost].flatMap((form) => [form, form.replace(/:\d+$/, '')]))
}

export function isJson(contentType: string): boolean {
  return /^application\/json\b/i.test(contentType)
}
