import type { Permission } from '@sallyport/shared/permissions'
import { getViewer } from './authorization.ts'
import type { ClientInfo, RequestContext } from './request-context.ts'

/** Who changes something, for the audit log. */
export interface Actor {
  id: string
  username: string
  /** Null for a script that calls by a token of its own, and at the machine itself. */
  sessionId: string | null
  /** The token of the script; the audit log names it beside its maker. */
  apiToken?: { id: string; name: string } | null
  /** What they may do now: nobody gives away what they don't have. */
  permissions: readonly Permission[]
  client: ClientInfo
}

export function toActor(context: RequestContext): Actor {
  const { user, sessionId, apiToken, permissions } = getViewer(context)
  return { id: user.id, username: user.username, sessionId, apiToken, permissions, client: context.client }
}
