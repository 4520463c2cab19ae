import { findSchemeProblems } from '@sallyport/shared/scheme-rules'
import { RateLimitedError } from '../errors/common-errors.ts'
import type { Clock } from '../lib/clock.ts'
import { toAddressPrefix } from '../lib/address-prefix.ts'
import { randomId } from '../lib/random.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import { toRuleModule } from '../module-contract/to-rule-module.ts'
import { RequestLimiter } from '../limits/request-limiter.ts'
import type { AccessTypeRecord, PinnedScheme, SchemeReader } from '../schemes/versions/scheme-reader.ts'
import type { BrowserBinding } from './browser-binding.ts'
import type { Caller, LogonResult } from './logon-engine.ts'
import type { LogonFlow } from './logon-flow.ts'
import { LOGON_LIFE_MS, STARTS_PER_ADDRESS } from './logon-limits.ts'
import type { LogonStore } from './logon-store.ts'
import type { LogonWatcher } from './logon-watcher.ts'
import { AccessTypeUnknownError, SchemeUnavailableError } from './logon.errors.ts'
import type { LogonRow } from './logon.statements.ts'
import { checkReturnTo } from './return-to.ts'
import { toFlowPlace } from './stored-logon.ts'

export interface LogonStarterOptions {
  clock: Clock
  modules: ModuleRegistry
  schemes: SchemeReader
  flow: LogonFlow
  store: LogonStore
  binding: BrowserBinding
  watcher: LogonWatcher
  publicUrl: string
  allowedOrigins: readonly string[]
}

/** Begins logons: pins one to the published version, binds it to its browser, and runs the flow to its first prompt. */
export class LogonStarter {
  readonly #startLimit: RequestLimiter

  constructor(private readonly options: LogonStarterOptions) {
    this.#startLimit = new RequestLimiter(options.clock, STARTS_PER_ADDRESS)
  }

  /** Begins a logon; gives the cookie to set where the access type's session will be a cookie. */
  async start(
    input: { accessType: string; returnTo: string | null },
    caller: Caller,
  ): Promise<LogonResult & { cookie: string | null }> {
    const { schemes, clock, binding, flow, store, watcher, publicUrl, allowedOrigins } = this.options
    const retryAt = this.#startLimit.take(toAddressPrefix(caller.client.ipAddress ?? 'unknown'))
    if (retryAt !== null) throw new RateLimitedError('logons-per-address', retryAt)
    const accessType = await schemes.findAccessType(input.accessType)
    if (!accessType) throw new AccessTypeUnknownError()
    const returnTo =
      input.returnTo === null ? null : checkReturnTo(input.returnTo, publicUrl, allowedOrigins, accessType.returnUrls)
    const scheme = await this.#getRunnableScheme(accessType)
    const cookie = accessType.sessionDelivery === 'COOKIE' ? binding.toCookie(caller.logonCookie) : null
    const now = clock.now()
    const row: LogonRow = {
      id: randomId('lgn'),
      access_type: accessType.key,
      scheme: scheme.key,
      version: scheme.version,
      state: 'open',
      revision: 1,
      client_revision: 1,
      position: 1,
      step_count: scheme.steps.length,
      browser_binding: cookie === null ? null : binding.hash(cookie),
      user_id: null,
      fake_username: null,
      step_state: null,
      waiting: 0,
      watched_until: 0,
      problem: null,
      claim: null,
      claimed_until: 0,
      answered_revision: null,
      answer_hash: null,
      return_to: returnTo,
      ip_address: caller.client.ipAddress,
      user_agent: caller.client.userAgent,
      started_at: now,
      expires_at: now + LOGON_LIFE_MS,
      ended_at: null,
      session_id: null,
      sealed_session_token: null,
    }
    const move = await flow.begin(toFlowPlace(row, scheme, null, caller.client))
    const stored = await store.insert(row, move)
    if (stored.waiting === 1) watcher.watch(stored.id)
    return { row: stored, sessionToken: null, cookie }
  }

  /** The published scheme of an access type, if it would let anybody through only who proves something. */
  async #getRunnableScheme({
    key: accessType,
    sessionDelivery,
  }: Pick<AccessTypeRecord, 'key' | 'sessionDelivery'>): Promise<PinnedScheme> {
    const { schemes, modules } = this.options
    const scheme = await schemes.findPublished(accessType)
    if (!scheme) throw new SchemeUnavailableError(accessType, 'none is enabled')
    const problem = findSchemeProblems(
      scheme.steps,
      modules.list().map((module) => toRuleModule(module)),
      { isForBrowsers: sessionDelivery === 'COOKIE' },
    )[0]
    if (problem) throw new SchemeUnavailableError(accessType, problem.code)
    return scheme
  }
}
