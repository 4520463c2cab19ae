import type { SessionRecord } from './session-list.statements.ts'
import { Session } from './session.type.ts'

export function toSessionType({ startedAt, lastSeenAt, expiresAt, ...rest }: SessionRecord): Session {
  return Object.assign(new Session(), {
    ...rest,
    startedAt: new Date(startedAt),
    lastSeenAt: new Date(lastSeenAt),
    expiresAt: new Date(expiresAt),
  })
}
