import type { RequestContext } from '../../graphql/request-context.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import type { SchemeReader } from '../../schemes/versions/scheme-reader.ts'
import type { RememberedBrowsers } from '../browser/remembered-browsers.ts'
import type { LogonResult } from '../lifecycle/logon-result.ts'
import type { LogonRow } from '../store/logon-row.ts'

export interface SessionHandOverOptions {
  schemes: SchemeReader
  modules: ModuleRegistry
  remembered: Pick<RememberedBrowsers, 'toCookie'>
}

/** Hands the session of a completed logon over as its access type says: in a cookie, or as a token in the answer. */
export class SessionHandOver {
  constructor(private readonly options: SessionHandOverOptions) {}

  /** Sets the cookies. Leaves `sessionToken` in the result only if the answer is to carry it. */
  async handOver(result: LogonResult, { cookies, rememberedCookie }: RequestContext): Promise<LogonResult> {
    const { row, sessionToken } = result
    if (sessionToken === null) return result
    const accessType = await this.options.schemes.findAccessType(row.access_type)
    if (accessType?.sessionDelivery === 'TOKEN') return result
    // An access type that was removed in the meantime has taken the session with it.
    if (accessType) {
      await this.#setRemembered(row, cookies, rememberedCookie)
      cookies.setSession(sessionToken, row.ended_at! + accessType.sessionLifeMs)
    }
    return { ...result, sessionToken: null }
  }

  /** NOTE only with the session: a browser must not remember anything of a logon that it has not completed. */
  async #setRemembered(row: LogonRow, cookies: RequestContext['cookies'], rawCookie: string | null): Promise<void> {
    const { remembered, modules, schemes } = this.options
    const { steps } = await schemes.getVersion(row.scheme, row.version)
    if (!steps.some(({ module, options }) => modules.find(module)?.step.remembersBrowsers?.(options))) return
    const cookie = await remembered.toCookie(row.id, rawCookie)
    if (cookie) cookies.setRemembered(cookie.value, cookie.expiresAt)
  }
}
