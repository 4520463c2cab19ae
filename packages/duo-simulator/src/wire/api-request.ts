import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'
import { isJson } from '../signature/verify-signature.ts'
import { RequestParameters } from './request-parameters.ts'

/** A request as received, over HTTP/1.1 or HTTP/2. */
export interface ApiRequest {
  method: string
  /** As sent, without the query. */
  path: string
  query: string
  host: string
  /** The client's address. */
  remoteAddress: string
  contentType: string
  rawBody: Buffer
  headers: [name: string, value: string][]
  /** Null if the body doesn't match its content type. */
  parameters: RequestParameters | null
}

const MAX_BODY_BYTES = 1024 * 1024

/** Returns null if the body is too large. */
export async function readApiRequest(request: IncomingMessage | Http2ServerRequest): Promise<ApiRequest | null> {
  const rawBody = await readBody(request)
  if (!rawBody) return null
  const [path = '', query = ''] = splitOnce(request.url ?? '/', '?')
  const contentType = request.headers['content-type'] ?? ''
  const isForm = !isJson(contentType)
  const bodyText = rawBody.toString('utf8')
  const authority = request.headers[':authority']
  return {
    method: request.method ?? '',
    path,
    query,
    host: typeof authority === 'string' ? authority : (request.headers.host ?? ''),
    remoteAddress: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    contentType,
    rawBody,
    headers: pairUp(request.rawHeaders),
    parameters: isForm ? RequestParameters.fromForm(query, bodyText) : RequestParameters.fromJson(query, bodyText),
  }
}

export function findHeader({ headers }: ApiRequest, name: string): string | undefined {
  return headers.find(([other]) => other.toLowerCase() === name)?.[1]
}

async function readBody(request: IncomingMessage | Http2ServerRequest): Promise<Buffer | null> {
  if (request.method === 'GET') return EMPTY
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MAX_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const EMPTY = Buffer.alloc(0)

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function pairUp(rawHeaders: readonly string[]): [string, string][] {
  const pairs: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2)
    pairs.push([rawHeaders[index]!, rawHeaders[index + 1] ?? ''])
  return pairs
}
