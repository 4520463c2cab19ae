import type { ClientInfo } from '../caller/client-info.ts'
import type { SessionViewer } from '../caller/session-viewer.ts'

/** The context of a resolver. */
export interface RequestContext {
  viewer: SessionViewer | null
  /** The session in the browser's cookie, if the viewer comes from it. A new logon of the same user replaces it. */
  cookieSession: { id: string; userId: string } | null
  client: ClientInfo
  /** The unverified value of the browser's logon cookie. Null without one. */
  logonCookie: string | null
  /** The unverified cookie with the values that modules let this browser remember. Null without one. */
  rememberedCookie: string | null
  /** Aborted when the caller disconnects. */
  signal?: AbortSignal
  /** Sets or clears a cookie on the response. The cookie module adds the prefix of the name and the attributes. */
  cookies: {
    setLogon(value: string): void
    setRemembered(value: string, expiresAt: number): void
    setSession(value: string, expiresAt: number): void
    clearSession(): void
  }
}
