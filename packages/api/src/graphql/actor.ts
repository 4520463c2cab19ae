import { getViewer } from './guards.ts'
import type { ClientInfo, RequestContext } from './request-context.ts'

/** Who changes something, for the audit log. */
export interface Actor {
  id: string
  username: string
  sessionId: string
  client: ClientInfo
}

export function toActor(context: RequestContext): Actor {
  const { user, sessionId } = getViewer(context)
  return { id: user.id, username: user.username, sessionId, client: context.client }
}
