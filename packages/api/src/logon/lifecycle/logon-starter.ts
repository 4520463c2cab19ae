import { findSchemeProblems } from '@sallyport/shared/scheme-rules'
import { RateLimitedError } from '../../errors/common-errors.ts'
import { toAddressPrefix } from '../../lib/address-prefix.ts'
import type { Clock } from '../../lib/clock.ts'
import { RequestLimiter } from '../../limits/request-limiter.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { toRuleModule } from '../../module-contract/to-rule-module.ts'
import type { AccessTypeRecord, PinnedScheme, SchemeReader } from '../../schemes/versions/scheme-reader.ts'
import type { BrowserBindings } from '../browser/browser-bindings.ts'
import { STARTS_PER_ADDRESS } from '../limits.ts'
import { AccessTypeUnknownError, SchemeUnavailableError } from '../logon.errors.ts'
import type { SchemeWalk } from '../steps/scheme-walk.ts'
import type { MoveWriter } from '../store/move-writer.ts'
import { toStepPosition } from '../store/to-step-position.ts'
import type { LogonWatcher } from '../watcher/logon-watcher.ts'
import type { Caller } from './caller.ts'
import type { LogonResult } from './logon-result.ts'
import { toNewLogon } from './new-logon.ts'
import { checkReturnTo } from './return-to.ts'

export interface LogonStarterOptions {
  clock: Clock
  modules: ModuleRegistry
  schemes: SchemeReader
  walk: SchemeWalk
  moves: MoveWriter
  bindings: BrowserBindings
  watcher: LogonWatcher
  publicUrl: string
  allowedOrigins: readonly string[]
}

/** Begins logons: pins one to the published version, binds it to its browser, and walks the scheme to its first prompt. */
export class LogonStarter {
  readonly #startLimit: RequestLimiter

  constructor(private readonly options: LogonStarterOptions) {
    this.#startLimit = new RequestLimiter(options.clock, STARTS_PER_ADDRESS)
  }

  /** `cookie` has to be set in the browser; null if the access type's session is no cookie. */
  async start(
    input: { accessType: string; returnTo: string | null },
    caller: Caller,
  ): Promise<LogonResult & { cookie: string | null }> {
    const { schemes, clock, bindings, walk, moves, watcher, publicUrl, allowedOrigins } = this.options
    const { client, logonCookie } = caller
    const retryAt = this.#startLimit.take(toAddressPrefix(client.ipAddress ?? 'unknown'))
    if (retryAt !== null) throw new RateLimitedError('logons-per-address', retryAt)
    const accessType = await schemes.findAccessType(input.accessType)
    if (!accessType) throw new AccessTypeUnknownError()
    const returnTo =
      input.returnTo === null ? null : checkReturnTo(input.returnTo, publicUrl, allowedOrigins, accessType.returnUrls)
    const scheme = await this.#getRunnableScheme(accessType)
    const cookie = accessType.sessionDelivery === 'COOKIE' ? bindings.toCookie(logonCookie) : null
    const browserBinding = cookie === null ? null : bindings.toBinding(cookie)
    const row = toNewLogon({ accessType: accessType.key, scheme, browserBinding, returnTo, client, now: clock.now() })
    const at = toStepPosition(row, scheme, null, { client, rememberedCookie: null })
    const stored = await moves.insert(row, await walk.begin(at))
    if (stored.waiting === 1) watcher.watch(stored.id)
    return { row: stored, sessionToken: null, cookie }
  }

  /** The published scheme of an access type. One that would let in a user who proves nothing is never run. */
  async #getRunnableScheme({
    key: accessType,
    sessionDelivery,
  }: Pick<AccessTypeRecord, 'key' | 'sessionDelivery'>): Promise<PinnedScheme> {
    const { schemes, modules } = this.options
    const scheme = await schemes.findPublished(accessType)
    if (!scheme) throw new SchemeUnavailableError(accessType, 'none is enabled')
    const ruleModules = modules.list().map((module) => toRuleModule(module))
    const [problem] = findSchemeProblems(scheme.steps, ruleModules, { isForBrowsers: sessionDelivery === 'COOKIE' })
    if (problem) throw new SchemeUnavailableError(accessType, problem.code)
    return scheme
  }
}
