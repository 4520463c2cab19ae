import { createSecureContext } from 'node:tls'
import duoConstants from '@duosecurity/duo_api/lib/constants.js'
import { type Dispatcher, Pool } from 'undici'
import { DuoCallError } from './duo-call-error.ts'
import type { RawAnswer } from './duo-envelope.ts'
import { type DuoHosts, createPublicLookup } from './duo-hosts.ts'
import type { DuoLimits } from './duo.limits.ts'

export interface TransportRequest {
  apiHostname: string
  method: 'GET' | 'POST'
  /** With the query, if there is one. */
  path: string
  headers: Record<string, string>
  rawBody: string | undefined
  isLongPoll: boolean
  timeoutMs: number
  signal: AbortSignal | undefined
}
interface Connections {
  calls: Pool
  /** Apart from the calls: a thousand waiting people must not be in the way of the next one. */
  longPolls: Pool
}

const CALL_CONNECTIONS = 64
/** Well under what load balancers commonly keep idle connections for. */
const KEEP_ALIVE_MS = 15_000
/** Settings name one host; a second lives while they are being changed. */
const MAX_HOSTS = 4
const BROKEN_CODES = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])
const WRONG_HOST_CODES = /^(?:ENOTFOUND|ENOTPUBLIC|ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|EPROTO|HOSTNAME_MISMATCH|INVALID_|PATH_LENGTH)/u

/**
 * Carries requests to Duo over kept-alive TLS connections: bounded in time and size, no redirect followed, nothing sent twice.
 * It knows neither keys nor what an answer means.
 */
export class DuoTransport {
  readonly #hosts: DuoHosts
  readonly #ca: string | null
  readonly #limits: DuoLimits
  readonly #lookup: ReturnType<typeof createPublicLookup>
  readonly #byHost = new Map<string, Connections>()

  constructor({ hosts, ca, limits, lookup = createPublicLookup() }: { hosts: DuoHosts; ca: string | null; limits: DuoLimits; lookup?: ReturnType<typeof createPublicLookup> }) {
    this.#hosts = hosts
    this.#ca = ca
    this.#limits = limits
    this.#lookup = lookup
  }

  /** Throws a DuoCallError for anything that isn't a complete HTTP answer, and the signal's reason when it was aborted. */
  async send(request: TransportRequest): Promise<RawAnswer> {
    this.#hosts.check(request.apiHostname)
    const { calls, longPolls } = this.#connect(request.apiHostname)
    const timeout = AbortSignal.timeout(request.timeoutMs)
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
    try {
      const { statusCode, headers, body } = await (request.isLongPoll ? longPolls : calls).request({
        method: request.method,
        path: request.path,
        headers: request.headers,
        body: request.rawBody,
        signal,
      })
      const retryAfter = headers['x-retry-after'] ?? headers['retry-after']
      return { httpStatus: statusCode, rawBody: await this.#read(body), retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter }
    } catch (error) {
      request.signal?.throwIfAborted()
      if (error instanceof DuoCallError) throw error
      throw toCallError(error, timeout.aborted)
    }
  }

  async close(): Promise<void> {
    const all = [...this.#byHost.values()].flatMap(({ calls, longPolls }) => [calls, longPolls])
    this.#byHost.clear()
    await Promise.all(all.map((pool) => pool.destroy()))
  }

  async #read(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > this.#limits.maxBodyBytes) {
        body.destroy()
        throw new DuoCallError('garbage', `The answer is longer than ${this.#limits.maxBodyBytes} bytes`)
      }
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }

  #connect(apiHostname: string): Connections {
    const host = apiHostname.toLowerCase()
    const known = this.#byHost.get(host)
    if (known) return known
    const isAllowedByOperator = this.#hosts.isAllowedByOperator(host)
    const ca = isAllowedByOperator && this.#ca ? [duoConstants.DUO_PINNED_CERT, this.#ca] : duoConstants.DUO_PINNED_CERT
    const options: Pool.Options = {
      // One connection carries one request: a long poll blocks nobody, and an aborted one takes nobody with it.
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // The whole request is bounded by its signal.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: {
        timeout: this.#limits.connectMs,
        // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED can't unsay it.
        rejectUnauthorized: true,
        secureContext: createSecureContext({ ca, minVersion: 'TLSv1.2' }),
        ...(isAllowedByOperator ? {} : { lookup: this.#lookup }),
      },
    }
    const connections = { calls: new Pool(`https://${host}`, { ...options, connections: CALL_CONNECTIONS }), longPolls: new Pool(`https://${host}`, options) }
    this.#byHost.set(host, connections)
    const [oldest] = this.#byHost.keys()
    if (this.#byHost.size > MAX_HOSTS && oldest !== undefined) this.#retire(oldest)
    return connections
  }

  #retire(host: string): void {
    const connections = this.#byHost.get(host)
    this.#byHost.delete(host)
    // Open requests end by themselves; a failure to close has nobody to tell.
    for (const pool of connections ? [connections.calls, connections.longPolls] : []) pool.close().catch(() => {})
  }
}

function toCallError(error: unknown, isTimeout: boolean): DuoCallError {
  if (isTimeout) return new DuoCallError('unreachable', 'Duo did not answer in time', { isTimeout: true, cause: error })
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  if (code.startsWith('HPE_')) return new DuoCallError('garbage', 'The answer is not HTTP', { cause: error })
  const wrongHost = WRONG_HOST_CODES.test(code)
  return new DuoCallError('unreachable', `No connection to Duo (${code.slice(0, 60)})`, { wrongHost, isBroken: BROKEN_CODES.has(code), cause: error })
}
