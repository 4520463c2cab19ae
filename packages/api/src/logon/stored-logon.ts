import type { Database } from '../database/database.ts'
import type { ClientInfo } from '../caller/client-info.ts'
import type { StepUser } from '../module-contract/step-context.ts'
import type { PinnedScheme } from '../schemes/versions/scheme-reader.ts'
import { findUserById } from '../people/accounts/user.statements.ts'
import type { FlowPlace } from './logon-flow.ts'
import type { LogonRow } from './logon.statements.ts'

/** Whom a stored logon is about. */
export async function findStepUser(database: Database, row: LogonRow): Promise<StepUser | null> {
  if (row.fake_username !== null)
    return { id: '', username: row.fake_username, displayName: null, email: null, fake: true }
  if (row.user_id === null) return null
  const user = await findUserById(database.sql, row.user_id)
  return user
    ? { id: user.id, username: user.username, displayName: user.displayName, email: user.email, fake: false }
    : null
}

/** Where a stored logon stands in its flow, for whoever answers it now. */
export function toFlowPlace(
  row: LogonRow,
  scheme: PinnedScheme,
  user: StepUser | null,
  client: ClientInfo,
  rememberedCookie: string | null = null,
): FlowPlace {
  return {
    logonId: row.id,
    accessType: row.access_type,
    scheme,
    position: row.position,
    user,
    client,
    browser: row.browser_binding,
    rememberedCookie,
    expiresAt: row.expires_at,
  }
}
