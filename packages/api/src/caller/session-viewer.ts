import type { Permission } from '@sallyport/shared/permissions'

/**
 * The caller, as their session or API token says; loaded again for each request, so that a change of roles takes effect
 * at once.
 */
export interface SessionViewer {
  /** Null for a script that calls with an API token. */
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
  /** True if the logon behind the session is recent enough for sensitive changes. Using a session doesn't renew it. */
  isLogonFresh: boolean
}
