import { type ClientHttp2Session, connect as connectHttp2, constants } from 'node:http2'
import { isIP } from 'node:net'
import { type ConnectionOptions, type TLSSocket, connect as connectTls } from 'node:tls'

export interface Http2Answer {
  httpStatus: number
  rawBody: Buffer
  retryAfter: string | undefined
}
export interface Http2Request {
  path: string
  headers: Readonly<Record<string, string>>
  maxBodyBytes: number
  signal: AbortSignal
}
/** Thrown where an answer is longer than it may be. */
export class AnswerTooLongError extends Error {
  override readonly name = 'AnswerTooLongError'
}

/** The most polls on one connection, even if the server allows more: if it breaks, all of them are repeated. */
const MAX_STREAMS = 1000
/** A connection that is dead without telling is found out by then, and its polls are asked again. */
const PING_MS = 15_000
const IDLE_MS = 15_000

/** One HTTP/2 connection that carries many GET requests at once. Once closed it takes no more. */
export class DuoHttp2Session {
  readonly #session: ClientHttp2Session
  readonly #authority: string
  readonly #ping: NodeJS.Timeout
  #idle: NodeJS.Timeout | undefined
  #open = 0
  #isClosed = false
  #isAlive = true

  private constructor(session: ClientHttp2Session, authority: string) {
    this.#session = session
    this.#authority = authority
    this.#ping = setInterval(() => this.#checkAlive(), PING_MS).unref()
    const close = () => this.close()
    // An 'error' without a listener would end the process; the streams get it too, each for itself.
    session
      .on('error', close)
      .on('close', close)
      .on('goaway', () => (this.#isClosed = true))
  }

  /** Null where the server speaks HTTP/1.1 only. */
  static async connect(host: string, options: ConnectionOptions, timeoutMs: number): Promise<DuoHttp2Session | null> {
    const socket = await connectSocket(host, options, timeoutMs)
    if (socket.alpnProtocol !== 'h2') {
      socket.destroy()
      return null
    }
    const session = connectHttp2(`https://${host}`, { createConnection: () => socket, settings: { enablePush: false } })
    const self = new DuoHttp2Session(session, host)
    // How many requests the server takes at once is known by its first frame.
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(Object.assign(new Error('No settings from the server'), { code: 'ETIMEDOUT' })),
        timeoutMs,
      )
      session
        .once('remoteSettings', () => resolve())
        .once('close', () => reject(Object.assign(new Error('Closed at once'), { code: 'ECONNRESET' })))
      session.once('remoteSettings', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
    }).catch((error: unknown) => {
      self.close()
      throw error
    })
    return self
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Node would keep what is above the server's limit waiting until another request is over: a minute, for a long poll. */
  get isFree(): boolean {
    return (
      !this.#isClosed &&
      this.#open < Math.min(MAX_STREAMS, this.#session.remoteSettings.maxConcurrentStreams ?? MAX_STREAMS)
    )
  }

  get(request: Http2Request): Promise<Http2Answer> {
    clearTimeout(this.#idle)
    this.#open++
    return this.#get(request).finally(() => {
      this.#open--
      if (this.#open === 0 && !this.#isClosed) this.#idle = setTimeout(() => this.close(), IDLE_MS).unref()
    })
  }

  close(): void {
    this.#isClosed = true
    clearInterval(this.#ping)
    clearTimeout(this.#idle)
    this.#session.destroy()
  }

  #get({ path, headers, maxBodyBytes, signal }: Http2Request): Promise<Http2Answer> {
    return new Promise((resolve, reject) => {
      const stream = this.#session.request(
        { ':method': 'GET', ':path': path, ':authority': this.#authority, ...headers },
        { endStream: true },
      )
      const chunks: Buffer[] = []
      let size = 0
      let httpStatus = 0
      let hasEnded = false
      let retryAfter: string | undefined
      const abort = () => end(signal.reason)
      const end = (error: unknown) => {
        signal.removeEventListener('abort', abort)
        if (error === null) return resolve({ httpStatus, rawBody: Buffer.concat(chunks), retryAfter })
        reject(error)
        stream.close(constants.NGHTTP2_CANCEL)
      }
      signal.addEventListener('abort', abort, { once: true })
      // These listeners stay, so that whatever comes late, after the answer or an abort, finds one.
      stream.on('error', end)
      // Only now is it certain that everything was said: a stream that was reset in the middle has an end, too.
      stream.on('close', () => {
        const isWhole = hasEnded && httpStatus !== 0 && stream.rstCode === constants.NGHTTP2_NO_ERROR
        end(isWhole ? null : Object.assign(new Error('The connection broke'), { code: 'ECONNRESET' }))
      })
      stream.on('end', () => (hasEnded = true))
      stream.on('response', (answer) => {
        httpStatus = Number(answer[':status'])
        const header = answer['x-retry-after'] ?? answer['retry-after']
        retryAfter = Array.isArray(header) ? header[0] : header
      })
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > maxBodyBytes) end(new AnswerTooLongError())
        else chunks.push(chunk)
      })
    })
  }

  #checkAlive(): void {
    if (!this.#isAlive || this.#session.destroyed) return this.close()
    this.#isAlive = false
    this.#session.ping((error) => (this.#isAlive = error === null))
  }
}

function connectSocket(host: string, options: ConnectionOptions, timeoutMs: number): Promise<TLSSocket> {
  const { hostname, port } = new URL(`https://${host}`)
  const address = hostname.replace(/^\[|\]$/gu, '')
  return new Promise((resolve, reject) => {
    const socket = connectTls({
      ...options,
      host: address,
      port: Number(port || 443),
      servername: isIP(address) ? '' : address,
      ALPNProtocols: ['h2', 'http/1.1'],
    })
    const timer = setTimeout(
      () => socket.destroy(Object.assign(new Error('No connection in time'), { code: 'ETIMEDOUT' })),
      timeoutMs,
    )
    socket.setNoDelay(true)
    socket.once('secureConnect', () => {
      clearTimeout(timer)
      resolve(socket)
    })
    socket.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    socket.once('close', () => reject(Object.assign(new Error('Closed while connecting'), { code: 'ECONNRESET' })))
  })
}
