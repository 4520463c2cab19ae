import type { ConnectionOptions } from 'node:tls'
import { DuoHttp2Session, type Http2Answer, type Http2Request } from './http2-session.ts'

/** So long a server that has no HTTP/2 is not asked for it again. */
const HTTP1_MS = 10 * 60_000

/**
 * Long polls to one host, many on each connection: a thousand waiting logons take one socket instead of a thousand, and a
 * third of the memory. Gives null where the server has no HTTP/2, for the caller to take another way.
 */
export class DuoLongPolls {
  readonly #host: string
  readonly #options: ConnectionOptions
  readonly #connectMs: number
  #sessions: DuoHttp2Session[] = []
  #connecting: Promise<void> | null = null
  #http1Until = 0
  #isStopped = false

  constructor(host: string, options: ConnectionOptions, connectMs: number) {
    this.#host = host
    this.#options = options
    this.#connectMs = connectMs
  }

  get connectionCount(): number {
    return this.#sessions.filter(({ isClosed }) => !isClosed).length
  }

  async get(request: Http2Request): Promise<Http2Answer | null> {
    for (;;) {
      request.signal.throwIfAborted()
      if (this.#isStopped) throw Object.assign(new Error('Stopped'), { code: 'ECONNRESET' })
      if (performance.now() < this.#http1Until) return null
      const session = this.#sessions.find(({ isFree }) => isFree)
      if (session) return session.get(request)
      this.#connecting ??= this.#connect().finally(() => (this.#connecting = null))
      await unlessAborted(this.#connecting, request.signal)
    }
  }

  stop(): void {
    this.#isStopped = true
    for (const session of this.#sessions) session.close()
    this.#sessions = []
  }

  async #connect(): Promise<void> {
    const session = await DuoHttp2Session.connect(this.#host, this.#options, this.#connectMs)
    this.#sessions = this.#sessions.filter(({ isClosed }) => !isClosed)
    if (this.#isStopped) session?.close()
    // A server that takes no request at all is as good as one without HTTP/2.
    else if (session?.isFree) this.#sessions.push(session)
    else {
      session?.close()
      this.#http1Until = performance.now() + HTTP1_MS
    }
  }
}

/** Several wait for one connection; one that gives up must not end it for the others. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  let abort = () => {}
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
  })
  try {
    await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}
