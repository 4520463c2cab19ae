import type { LookupFunction } from 'node:net'
import type { Dispatcher, Pool } from 'undici'
import { createPublicLookup } from '../../../lib/public-lookup.ts'
import type { DuoHosts } from '../../duo-account/hosts.ts'
import type { DuoLimits } from './client-limits.ts'
import { DuoConnections } from './connections.ts'
import { DuoCallError } from './duo-call-error.ts'
import type { RawAnswer } from './envelope.ts'
import { AnswerTooLongError } from './http2-session.ts'
import { toCallError } from './to-call-error.ts'

export interface TransportRequest {
  apiHostname: string
  method: 'GET' | 'POST'
  /** With the query, if there is one. */
  path: string
  headers: Record<string, string>
  rawBody: string | undefined
  isLongPoll: boolean
  /** On a connection of its own, so that it tests Duo and not the queue of calls in front of it. */
  isProbe?: boolean
  timeoutMs: number
  signal: AbortSignal | undefined
}

/**
 * Carries requests to Duo over kept-alive TLS connections: bounded in time and size, no redirect followed, nothing sent twice.
 * It knows neither keys nor what an answer means.
 */
export class DuoTransport {
  readonly #hosts: DuoHosts
  readonly #limits: DuoLimits
  readonly #connections: DuoConnections

  constructor({
    hosts,
    ca,
    limits,
    lookup = createPublicLookup(),
  }: {
    hosts: DuoHosts
    ca: string | null
    limits: DuoLimits
    lookup?: LookupFunction
  }) {
    this.#hosts = hosts
    this.#limits = limits
    this.#connections = new DuoConnections({ hosts, ca, connectMs: limits.connectMs, lookup })
  }

  /** Throws a DuoCallError for anything that isn't a complete HTTP answer, and the signal's reason if it was aborted. */
  async send(request: TransportRequest): Promise<RawAnswer> {
    this.#checkHost(request.apiHostname)
    const connections = await this.#connections.open(request.apiHostname)
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

  close(): Promise<void> {
    return this.#connections.close()
  }

  /** Before every call: settings may be older than the operator's configuration. */
  #checkHost(apiHostname: string): void {
    if (this.#hosts.isAllowed(apiHostname)) return
    const message = 'The API hostname is not one of Duo’s, nor allowed by SALLYPORT_DUO_HOSTS'
    throw new DuoCallError('host-refused', message, { wrongHost: true })
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
}
