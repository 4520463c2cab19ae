import type { UserRecord } from './user-directory.ts'
import { User } from './user.type.ts'

export function toUserType({
  id,
  username,
  displayName,
  email,
  enabled,
  roles,
  createdAt,
  lastLogonAt,
}: UserRecord): User {
  return Object.assign(new User(), {
    id,
    username,
    displayName,
    email,
    enabled,
    roles,
    createdAt: new Date(createdAt),
    lastLogonAt: lastLogonAt === null ? null : new Date(lastLogonAt),
  })
}
