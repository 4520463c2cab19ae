import pg from 'pg'
import { type Log, toErrorFields } from '../../lib/log.ts'
import type { LogonSignals } from './signals.ts'
import type { LogonWaiters } from './waiters.ts'

const CHANNEL = 'sallyport_logon_moved'
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 5_000

/**
 * Carries "this logon has moved" between nodes with LISTEN/NOTIFY. If its connection breaks, it is made again, and all who wait are then
 * woken once: a signal may have been missed in the meantime.
 */
export class PostgresLogonSignals implements LogonSignals {
  #client: pg.Client | null = null
  /** A client runs one query at a time, so signals leave in the order in which they came. */
  #sending: Promise<unknown> = Promise.resolve()
  #stopped = false
  #retry: NodeJS.Timeout | null = null
  #pause = FIRST_PAUSE_MS

  constructor(
    private readonly url: string,
    private readonly waiters: LogonWaiters,
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    await this.#connect()
  }

  send(logonId: string): void {
    this.waiters.notify(logonId)
    this.#sending = this.#sending
      .then(() => this.#client?.query('select pg_notify($1, $2)', [CHANNEL, logonId]))
      .catch((error: unknown) => this.log.warn(toErrorFields(error), 'A signal to the other nodes was lost'))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#retry) clearTimeout(this.#retry)
    await this.#client?.end().catch(() => {})
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, keepAlive: true })
    client.on('error', () => this.#reconnect(client))
    client.on('end', () => this.#reconnect(client))
    client.on('notification', ({ payload }) => payload && this.waiters.notify(payload))
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    this.#client = client
    this.#pause = FIRST_PAUSE_MS
  }

  #reconnect(client: pg.Client): void {
    if (this.#stopped || (this.#client !== client && this.#client !== null) || this.#retry) return
    this.#client = null
    this.#retry = setTimeout(() => {
      this.#retry = null
      this.#connect().then(
        () => this.waiters.notifyAll(),
        (error: unknown) => {
          this.log.warn(toErrorFields(error), 'Cannot connect for signals between nodes; retrying')
          this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS)
          this.#reconnect(client)
        },
      )
    }, this.#pause)
  }
}
