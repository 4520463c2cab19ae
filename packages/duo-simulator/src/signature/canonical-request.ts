import { createHash } from 'node:crypto'

/** Version 3 never existed. */
export type SignatureVersion = 1 | 2 | 4 | 5

export interface RequestToSign {
  /** Version 1 doesn't sign it. */
  date: string
  method: string
  host: string
  /** As sent, without the query. */
  path: string
  /** In canonical form, see `canonicalizeParameters`. */
  parameters: string
  rawBody: Uint8Array | string
  headers: readonly (readonly [name: string, value: string])[]
}

export function canonicalizeRequest(version: SignatureVersion, request: RequestToSign): string {
  const lines = [request.method.toUpperCase(), request.host.toLowerCase(), request.path, request.parameters]
  if (version >= 2) lines.unshift(request.date)
  if (version >= 4) lines.push(sha512(request.rawBody))
  if (version === 5) lines.push(hashDuoHeaders(request.headers))
  return lines.join('\n')
}

/** Covers every header that starts with `x-duo`, including the date, sorted by name. */
export function hashDuoHeaders(headers: RequestToSign['headers']): string {
  const duoHeaders = headers
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .filter(([name]) => name.startsWith('x-duo'))
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
  return sha512(duoHeaders.flat().join('\0'))
}

export function sha512(content: Uint8Array | string): string {
  return createHash('sha512').update(content).digest('hex')
}
