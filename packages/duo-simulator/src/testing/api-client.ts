import { createHmac } from 'node:crypto'
import { request as httpsRequest, type Agent } from 'node:https'
import { canonicalizeParameters } from '../signature/canonical-parameters.ts'
import { canonicalizeRequest, type SignatureVersion } from '../signature/canonical-request.ts'

export interface ApiAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The parsed body. */
  json: any
}

export interface ApiClientOptions {
  url: string
  ca: string
  integrationKey: string
  secretKey: string
  version?: SignatureVersion
  hash?: 'sha1' | 'sha512'
  /** The client's clock. */
  now?: () => number
  sendsDate?: boolean
  agent?: Agent
}

/** A hand-written client for requests that SDKs can't make. */
export class ApiClient {
  readonly #options: ApiClientOptions

  constructor(options: ApiClientOptions) {
    this.#options = options
  }

  with(options: Partial<ApiClientOptions>): ApiClient {
    return new ApiClient({ ...this.#options, ...options })
  }

  get(path: string, parameters: Record<string, string> = {}, options: RawOptions = {}): Promise<ApiAnswer> {
    return this.#signed('GET', path, parameters, options)
  }

  post(path: string, parameters: Record<string, unknown> = {}, options: RawOptions = {}): Promise<ApiAnswer> {
    return this.#signed('POST', path, parameters, options)
  }

  raw(
    method: string,
    path: string,
    headers: Record<string, string>,
    body = '',
    signal?: AbortSignal,
  ): Promise<ApiAnswer> {
    const { url, ca, agent } = this.#options
    const { promise, resolve, reject } = Promise.withResolvers<ApiAnswer>()
    const request = httpsRequest(new URL(url), { path, method, headers, ca, agent, signal }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: response.statusCode!, headers: response.headers, text, json: parse(text) })
      })
    })
    request.on('error', reject)
    request.end(body)
    return promise
  }

  #signed(
    method: string,
    path: string,
    parameters: Record<string, unknown>,
    { headers = {}, signal }: RawOptions,
  ): Promise<ApiAnswer> {
    const {
      url,
      integrationKey,
      secretKey,
      version = 5,
      hash = 'sha512',
      now = Date.now,
      sendsDate = true,
    } = this.#options
    const date = new Date(now()).toUTCString()
    const encoded = canonicalizeParameters(Object.entries(parameters).map(([name, value]) => [name, String(value)]))
    const isPost = method === 'POST'
    const body = !isPost ? '' : version >= 4 ? JSON.stringify(parameters) : encoded
    const canonical = canonicalizeRequest(version, {
      date,
      method,
      host: new URL(url).host,
      path,
      parameters: isPost && version >= 4 ? '' : encoded,
      rawBody: body,
      headers: Object.entries(headers),
    })
    const digest = createHmac(hash, secretKey).update(canonical).digest('hex')
    const sent = {
      ...(sendsDate && { date }),
      authorization: `Basic ${Buffer.from(`${integrationKey}:${digest}`).toString('base64')}`,
      ...(isPost && { 'content-type': version >= 4 ? 'application/json' : 'application/x-www-form-urlencoded' }),
      ...headers,
    }
    return this.raw(method, isPost ? path : `${path}?${encoded}`, sent, body, signal)
  }
}

export interface RawOptions {
  headers?: Record<string, string>
  signal?: AbortSignal
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
