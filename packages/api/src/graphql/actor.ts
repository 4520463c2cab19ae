import { getViewer } from './guards.ts'
import type { ClientInfo, RequestContext } from './request-context.ts'

/** Who changes something, for the audit log. */
export interface Actor {
  id: string
  username: string
  /** Null for a script that calls by a token of its own, and at the machine itself. */
  sessionId: string | null
  /** The token of the script; the audit log names it beside its maker. */
  apiToken?: { id: string; name: string } | null
  client: ClientInfo
}

export function toActor(context: RequestContext): Actor {
  const { user, sessionId, apiToken } = getViewer(context)
  return { id: user.id, username: user.username, sessionId, apiToken, client: context.client }
}
