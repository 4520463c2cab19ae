import type { ApiTokenRecord } from './api-token.statements.ts'
import { ApiToken } from './api-token.type.ts'

export function toApiTokenType({
  id,
  name,
  owner,
  permissions,
  createdAt,
  expiresAt,
  lastUsedAt,
  lastUsedIp,
  revokedAt,
}: ApiTokenRecord): ApiToken {
  return Object.assign(new ApiToken(), {
    id,
    name,
    owner,
    permissions: JSON.parse(permissions) as string[],
    createdAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
    lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt),
    lastUsedIp,
    revokedAt: revokedAt === null ? null : new Date(revokedAt),
  })
}
