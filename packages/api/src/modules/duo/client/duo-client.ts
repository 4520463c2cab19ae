import { setTimeout as pause } from 'node:timers/promises'
import duoSignature from '@duosecurity/duo_api/lib/duo_sig.js'
import type { Clock } from '../../../lib/clock.ts'
import {
  type AuthResult,
  type NewActivation,
  type Preauth,
  readActivation,
  readAuthResult,
  readEnrollmentStatus,
  readPreauth,
  readTime,
  readTransaction,
} from './answer-shapes.ts'
import { DuoCallError } from './duo-call-error.ts'
import { openEnvelope } from './envelope.ts'
import type { DuoLimits } from './client-limits.ts'
import type { DuoCallReport } from './metrics.ts'
import type { DuoTransport } from './transport.ts'

/** One Duo application: the three values that an administrator copies from Duo's admin panel. */
export interface DuoApplication {
  integrationKey: string
  secretKey: string
  apiHostname: string
}
/** Exactly one of the two names. */
export type DuoIdentity = { username: string } | { user_id: string }
export interface Measured<T> {
  value: T
  latencyMs: number
}
interface Call {
  method: 'GET' | 'POST'
  path: string
  parameters?: Readonly<Record<string, string | undefined>>
  isSigned?: boolean
  /** What may be sent again after a 429 or a broken connection, because sending it twice does nothing twice. */
  mayRepeat?: boolean
  isLongPoll?: boolean
  isProbe?: boolean
  timeoutMs?: number
  signal?: AbortSignal
}

const USER_AGENT = 'sallyport-duo/1'

export interface DuoClientDependencies {
  transport: DuoTransport
  limits: DuoLimits
  clock: Clock
  /** Told how each request went, but for those that were given up. */
  onCall?(report: DuoCallReport, error: DuoCallError | null): void
}

/** Duo's Auth API v2. Every method throws a DuoCallError unless Duo answered in exactly the documented way. */
export class DuoClient {
  readonly #transport: DuoTransport
  readonly #limits: DuoLimits
  readonly #clock: Clock
  readonly #onCall: NonNullable<DuoClientDependencies['onCall']>

  constructor({ transport, limits, clock, onCall = () => {} }: DuoClientDependencies) {
    this.#transport = transport
    this.#limits = limits
    this.#clock = clock
    this.#onCall = onCall
  }

  /** Duo's time, in milliseconds since 1970. Unsigned: tells an unreachable host from bad keys. */
  async ping(application: Pick<DuoApplication, 'apiHostname'>): Promise<Measured<number>> {
    const call: Call = { method: 'GET', path: '/auth/v2/ping', isSigned: false, mayRepeat: true }
    return this.#call({ ...application, integrationKey: '', secretKey: '' }, call, readTime)
  }

  /** Whether Duo answers at all, within the limit of a first contact. Throws unless it does. */
  async probe(apiHostname: string, signal: AbortSignal): Promise<void> {
    const call: Call = {
      method: 'GET',
      path: '/auth/v2/ping',
      isSigned: false,
      isProbe: true,
      timeoutMs: this.#limits.firstContactMs,
      signal,
    }
    await this.#call({ apiHostname, integrationKey: '', secretKey: '' }, call, readTime)
  }

  async check(application: DuoApplication): Promise<Measured<number>> {
    return this.#call(application, { method: 'GET', path: '/auth/v2/check', mayRepeat: true }, readTime)
  }

  async preauth(
    application: DuoApplication,
    parameters: DuoIdentity & { ipaddr?: string; trusted_device_token?: string },
    timeoutMs?: number,
  ): Promise<Measured<Preauth>> {
    // NOTE: without client_supports_verified_push Duo quietly falls back to plain pushes.
    const call: Call = {
      method: 'POST',
      path: '/auth/v2/preauth',
      parameters: { ...parameters, client_supports_verified_push: '1' },
      mayRepeat: true,
      timeoutMs,
    }
    return this.#call(application, call, readPreauth)
  }

  /** Begins a push or a call and gives its transaction. */
  async startAuth(
    application: DuoApplication,
    parameters: DuoIdentity & {
      factor: 'push' | 'phone'
      device: string
      ipaddr?: string
      type?: string
      display_username?: string
      pushinfo?: string
      txid?: string
    },
  ): Promise<Measured<string>> {
    return this.#call(
      application,
      { method: 'POST', path: '/auth/v2/auth', parameters: { ...parameters, async: '1' } },
      readTransaction,
    )
  }

  /** A passcode, or the sending of codes: Duo answers these at once. */
  async finishAuth(
    application: DuoApplication,
    parameters: DuoIdentity & { ipaddr?: string } & (
        | { factor: 'passcode'; passcode: string }
        | { factor: 'sms'; device: string }
      ),
  ): Promise<Measured<AuthResult>> {
    return this.#call(application, { method: 'POST', path: '/auth/v2/auth', parameters }, readAuthResult)
  }

  /** Blocks until the transaction's next change; the first time it tells at once how things stand. */
  async authStatus(
    application: DuoApplication,
    txid: string,
    { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
  ): Promise<Measured<AuthResult>> {
    return this.#call(
      application,
      { method: 'GET', path: '/auth/v2/auth_status', parameters: { txid }, isLongPoll: true, timeoutMs, signal },
      readAuthResult,
    )
  }

  async enroll(
    application: DuoApplication,
    parameters: { username: string; valid_secs: string },
  ): Promise<Measured<NewActivation>> {
    return this.#call(application, { method: 'POST', path: '/auth/v2/enroll', parameters }, readActivation)
  }

  async enrollStatus(
    application: DuoApplication,
    parameters: { user_id: string; activation_code: string },
    signal: AbortSignal,
  ): Promise<Measured<'success' | 'waiting' | 'invalid'>> {
    return this.#call(
      application,
      { method: 'POST', path: '/auth/v2/enroll_status', parameters, mayRepeat: true, signal },
      readEnrollmentStatus,
    )
  }

  async #call<T>(application: DuoApplication, call: Call, read: (response: unknown) => T): Promise<Measured<T>> {
    const startedAt = performance.now()
    const timeoutMs = call.timeoutMs ?? this.#limits.callMs
    for (let attempt = 0; ; attempt++) {
      const leftMs = timeoutMs - (performance.now() - startedAt)
      try {
        const value = await this.#request(application, call, Math.max(1, Math.ceil(leftMs)), read)
        return { value, latencyMs: Math.round(performance.now() - startedAt) }
      } catch (error) {
        const waitMs = call.mayRepeat && error instanceof DuoCallError ? this.#toWaitMs(error, attempt) : Infinity
        if (waitMs >= timeoutMs - (performance.now() - startedAt)) throw error
        await pause(waitMs, undefined, { signal: call.signal, ref: false })
      }
    }
  }

  /** One request, measured. */
  async #request<T>(
    application: DuoApplication,
    call: Call,
    timeoutMs: number,
    read: (response: unknown) => T,
  ): Promise<T> {
    const sentAt = performance.now()
    const report = (error: DuoCallError | null) =>
      this.#onCall(
        {
          apiHostname: application.apiHostname,
          endpoint: call.path.slice(call.path.lastIndexOf('/') + 1),
          isLongPoll: call.isLongPoll ?? false,
          latencyMs: performance.now() - sentAt,
          errorKind: error?.kind ?? null,
        },
        error,
      )
    try {
      const value = read(openEnvelope(await this.#send(application, call, timeoutMs), this.#clock.now()))
      report(null)
      return value
    } catch (error) {
      if (error instanceof DuoCallError) report(error)
      throw error
    }
  }

  /** How long until it is worth another try; after a 429 as Retry-After says, else 1, 2, 4 … seconds, as Duo's own clients do. */
  #toWaitMs(error: DuoCallError, attempt: number): number {
    // A moment at least, or a date by a clock behind ours would be asked for again and again without a pause.
    if (error.kind === 'rate-limited')
      return error.retryAt === undefined
        ? 1000 * 2 ** attempt
        : Math.max(this.#limits.pauseMinMs, error.retryAt - this.#clock.now())
    return error.isBroken && attempt === 0 ? 0 : Infinity
  }

  async #send({ integrationKey, secretKey, apiHostname }: DuoApplication, call: Call, timeoutMs: number) {
    const { method, path, isSigned = true } = call
    const parameters = dropUndefined(call.parameters ?? {})
    const inBody = method === 'POST'
    const query = inBody ? {} : parameters
    const rawBody = inBody ? JSON.stringify(parameters) : ''
    const date = new Date(this.#clock.now()).toUTCString()
    const headers: Record<string, string> = { date, 'user-agent': USER_AGENT, accept: 'application/json' }
    if (inBody) headers['content-type'] = 'application/json'
    if (isSigned)
      headers.authorization = duoSignature.signV5(
        integrationKey,
        secretKey,
        method,
        apiHostname,
        path,
        query,
        date,
        rawBody,
      )
    const queryText = duoSignature._canonParams(query)
    return this.#transport.send({
      apiHostname,
      method,
      path: queryText ? `${path}?${queryText}` : path,
      headers,
      rawBody: inBody ? rawBody : undefined,
      isLongPoll: call.isLongPoll ?? false,
      isProbe: call.isProbe ?? false,
      timeoutMs,
      signal: call.signal,
    })
  }
}

/** What is undefined would be signed as "undefined" and sent as nothing. */
function dropUndefined(parameters: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
