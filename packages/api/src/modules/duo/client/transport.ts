import { createSecureContext } from 'node:tls'
import duoConstants from '@duosecurity/duo_api/lib/constants.js'
import type { Dispatcher, Pool } from 'undici'
import { toConnectionFailure } from '../../../lib/connection-failure.ts'
import { DuoCallError } from './duo-call-error.ts'
import { AnswerTooLongError } from './http2-session.ts'
import { DuoLongPolls } from './long-polls.ts'
import type { RawAnswer } from './envelope.ts'
import { type DuoHosts, createPublicLookup } from './hosts.ts'
import type { DuoLimits } from './client-limits.ts'

export interface TransportRequest {
  apiHostname: string
  method: 'GET' | 'POST'
  /** With the query, if there is one. */
  path: string
  headers: Record<string, string>
  rawBody: string | undefined
  isLongPoll: boolean
  /** On a connection of its own, so that it tells of Duo and not of a crowd of calls in front of it. */
  isProbe?: boolean
  timeoutMs: number
  signal: AbortSignal | undefined
}
interface Connections {
  /** One call at a time on each connection, so that a broken one takes no other with it: auth can't be sent again. */
  calls: Pool
  /** Apart from the calls: a thousand waiting people must not be in the way of the next one. */
  longPolls: DuoLongPolls
  probes: Pool
  /** For a server without HTTP/2: a connection for each. */
  plainLongPolls: Pool
}

const CALL_CONNECTIONS = 64
/** Well under what load balancers commonly keep idle connections for. */
const KEEP_ALIVE_MS = 15_000
/** Settings name one host; a second lives while they are being changed. */
const MAX_HOSTS = 4

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

  constructor({
    hosts,
    ca,
    limits,
    lookup = createPublicLookup(),
  }: {
    hosts: DuoHosts
    ca: string | null
    limits: DuoLimits
    lookup?: ReturnType<typeof createPublicLookup>
  }) {
    this.#hosts = hosts
    this.#ca = ca
    this.#limits = limits
    this.#lookup = lookup
  }

  /** Throws a DuoCallError for anything that isn't a complete HTTP answer, and the signal's reason when it was aborted. */
  async send(request: TransportRequest): Promise<RawAnswer> {
    this.#hosts.check(request.apiHostname)
    const connections = await this.#connect(request.apiHostname)
    const timeout = AbortSignal.timeout(request.timeoutMs)
    const signal = request.signal ? AbortSignal.any([request.signal, timeout]) : timeout
    try {
      if (!request.isLongPoll)
        return await this.#sendPlain(request.isProbe ? connections.probes : connections.calls, request, signal)
      const { path, headers } = request
      const answer = await connections.longPolls.get({ path, headers, maxBodyBytes: this.#limits.maxBodyBytes, signal })
      return answer ?? (await this.#sendPlain(connections.plainLongPolls, request, signal))
    } catch (error) {
      request.signal?.throwIfAborted()
      throw toCallError(error, timeout.aborted)
    }
  }

  async close(): Promise<void> {
    const all = [...this.#byHost.values()]
    this.#byHost.clear()
    for (const { longPolls } of all) longPolls.stop()
    await Promise.all(
      all.flatMap(({ calls, probes, plainLongPolls }) => [calls.destroy(), probes.destroy(), plainLongPolls.destroy()]),
    )
  }

  async #sendPlain(
    pool: Pool,
    { method, path, headers, rawBody }: TransportRequest,
    signal: AbortSignal,
  ): Promise<RawAnswer> {
    const answer = await pool.request({ method, path, headers, body: rawBody, signal })
    const retryAfter = answer.headers['x-retry-after'] ?? answer.headers['retry-after']
    return {
      httpStatus: answer.statusCode,
      rawBody: await this.#read(answer.body),
      retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter,
    }
  }

  async #read(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > this.#limits.maxBodyBytes) {
        body.destroy()
        throw new AnswerTooLongError()
      }
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  }

  async #connect(apiHostname: string): Promise<Connections> {
    // Loaded by the first call: no start waits for it.
    const { Pool } = await import('undici')
    const host = apiHostname.toLowerCase()
    const known = this.#byHost.get(host)
    if (known) return known
    const isAllowedByOperator = this.#hosts.isAllowedByOperator(host)
    const ca = isAllowedByOperator && this.#ca ? [duoConstants.DUO_PINNED_CERT, this.#ca] : duoConstants.DUO_PINNED_CERT
    const tls = {
      // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED can't unsay it.
      rejectUnauthorized: true,
      secureContext: createSecureContext({ ca, minVersion: 'TLSv1.2' }),
      ...(isAllowedByOperator ? {} : { lookup: this.#lookup }),
    }
    const { connectMs } = this.#limits
    // The whole request is bounded by its signal.
    const options: Pool.Options = {
      allowH2: false,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { ...tls, timeout: connectMs },
    }
    const connections: Connections = {
      calls: new Pool(`https://${host}`, { ...options, connections: CALL_CONNECTIONS }),
      probes: new Pool(`https://${host}`, { ...options, connections: 1 }),
      longPolls: new DuoLongPolls(host, tls, connectMs),
      plainLongPolls: new Pool(`https://${host}`, options),
    }
    this.#byHost.set(host, connections)
    const [oldest] = this.#byHost.keys()
    if (this.#byHost.size > MAX_HOSTS && oldest !== undefined) this.#retire(oldest)
    return connections
  }

  #retire(host: string): void {
    const connections = this.#byHost.get(host)
    this.#byHost.delete(host)
    connections?.longPolls.stop()
    // Open calls end by themselves; a failure to close has nobody to tell.
    for (const pool of connections ? [connections.calls, connections.probes, connections.plainLongPolls] : [])
      pool.close().catch(() => {})
  }
}

function toCallError(error: unknown, isTimeout: boolean): DuoCallError {
  if (error instanceof DuoCallError) return error
  if (error instanceof AnswerTooLongError) return new DuoCallError('garbage', 'The answer is longer than any of Duo’s')
  if (isTimeout)
    return new DuoCallError('unreachable', 'Duo did not answer in time', {
      isTimeout: true,
      isOutage: true,
      cause: error,
    })
  const code =
    typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
      ? error.code
      : 'unknown'
  if (code.startsWith('HPE_')) return new DuoCallError('garbage', 'The answer is not HTTP', { cause: error })
  return new DuoCallError('unreachable', `No connection to Duo (${code.slice(0, 60)})`, {
    ...toConnectionFailure(code),
    cause: error,
  })
}
