import type { ServerResponse } from 'node:http'
import { constants, type Http2ServerResponse, type Http2Session } from 'node:http2'
import type { HttpAnswer } from './answer.ts'

/** The service's own headers except HSTS, which a browser would apply to every other program on localhost. */
const STANDARD_HEADERS = { server: 'Duo/1.0', 'cache-control': 'no-store', pragma: 'no-cache' }

/** The connection of a client that waits for its answer. */
export interface ClientConnection {
  /** Runs if the client disconnects before it has the whole answer. */
  onLost(run: () => void): void
}

/** Sends an answer over HTTP/1.1 or HTTP/2, complete or damaged by a fault. */
export class Exchange implements ClientConnection {
  readonly #response: ServerResponse
  #isComplete = false

  constructor(response: ServerResponse | Http2ServerResponse) {
    // Only members that both types share are used.
    this.#response = response as ServerResponse
    response.on('error', () => {})
    response.on('finish', () => {
      this.#isComplete = true
    })
  }

  onLost(run: () => void): void {
    if (this.#isGone()) return run()
    this.#response.once('close', () => {
      if (!this.#isComplete) run()
    })
  }

  send(answer: HttpAnswer): void {
    if (this.#isGone()) return
    this.#writeHead(answer)
    this.#response.end(answer.body)
  }

  /** Announces the full length, sends half of it and cuts the connection. */
  sendHalf(answer: HttpAnswer): void {
    if (this.#isGone()) return
    this.#writeHead(answer)
    const half = answer.body.subarray(0, Math.ceil(answer.body.length / 2))
    this.#response.write(half, () => setImmediate(() => this.breakOff()))
  }

  sendSlowly(answer: HttpAnswer, intervalMs: number): void {
    if (this.#isGone()) return
    this.#writeHead(answer)
    let sent = 0
    const timer = setInterval(() => {
      if (this.#isGone()) return clearInterval(timer)
      if (sent < answer.body.length) this.#response.write(answer.body.subarray(sent, ++sent))
      else {
        clearInterval(timer)
        this.#response.end()
      }
    }, intervalMs).unref()
    this.#response.once('close', () => clearInterval(timer))
  }

  /** Cuts the connection itself, not just the answer. */
  breakOff(): void {
    const { stream, req } = this.#response as unknown as {
      stream?: { session?: Http2Session }
      req: { socket: { destroy(): void } }
    }
    if (stream?.session) stream.session.destroy(new Error('Cut by a fault'), constants.NGHTTP2_INTERNAL_ERROR)
    else req.socket.destroy()
  }

  #isGone(): boolean {
    const { stream } = this.#response as unknown as { stream?: { destroyed: boolean } }
    return this.#response.destroyed || this.#response.closed || stream?.destroyed === true
  }

  #writeHead({ status, contentType, headers, body }: HttpAnswer): void {
    this.#response.writeHead(status, {
      ...STANDARD_HEADERS,
      'content-type': contentType,
      'content-length': String(body.length),
      ...headers,
    })
  }
}
