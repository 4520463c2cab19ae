import type { Permission } from '@sallyport/shared/permissions'

/** Who is calling, as the session or the token of a script says; loaded anew for each request, so that a change of roles holds at once. */
export interface SessionViewer {
  /** Null for a script that calls by a token of its own. */
  sessionId: string | null
  /** Set for a script. */
  apiToken: { id: string; name: string; expiresAt: number } | null
  user: {
    id: string
    username: string
    displayName: string | null
    email: string | null
    roles: string[]
    createdAt: number
    lastLogonAt: number | null
  }
  permissions: readonly Permission[]
  /** Whether the logon that made the session is recent enough for sensitive changes. Using a session doesn't make it so. */
  isLogonFresh: boolean
}

/** Where a request comes from. The address comes only through the trusted proxies of the configuration. */
export interface ClientInfo {
  ipAddress: string | null
  userAgent: string | null
  /** What a trusted proxy says of where that address is: to be shown, and never decided by. */
  place?: string | null
}

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
