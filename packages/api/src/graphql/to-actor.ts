import type { Actor } from '../caller/actor.ts'
import { getViewer } from './authorization.ts'
import type { RequestContext } from './request-context.ts'

export function toActor(context: RequestContext): Actor {
  const { user, sessionId, apiToken, permissions } = getViewer(context)
  return { id: user.id, username: user.username, sessionId, apiToken, permissions, client: context.client }
}
