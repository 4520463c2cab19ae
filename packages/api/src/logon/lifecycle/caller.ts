import type { ClientInfo } from '../../caller/client-info.ts'

/** The client that asks about a logon. */
export interface Caller {
  client: ClientInfo
  logonCookie: string | null
  /** The session that the caller's browser has already. */
  cookieSession: { id: string; userId: string } | null
  rememberedCookie: string | null
}
