import type { ClientInfo } from '../caller/client-info.ts'
import type { SessionViewer } from '../caller/session-viewer.ts'

/** What a resolver is given beside its arguments. */
export interface RequestContext {
  viewer: SessionViewer | null
  /** The session that the browser's cookie holds, where that is what the viewer comes from: a new logon of the same user replaces it. */
  cookieSession: { id: string; userId: string } | null
  client: ClientInfo
  /** The value of the browser's logon cookie, unverified; null without one. */
  logonCookie: string | null
  /** The cookie with what modules have this browser remember, unverified; null without one. */
  rememberedCookie: string | null
  /** Aborted when the caller has gone. */
  signal?: AbortSignal
  /** Sets or clears a cookie on the response; the name's prefix and attributes are the cookie module's. */
  cookies: {
    setLogon(value: string): void
    setRemembered(value: string, expiresAt: number): void
    setSession(value: string, expiresAt: number): void
    clearSession(): void
  }
}
