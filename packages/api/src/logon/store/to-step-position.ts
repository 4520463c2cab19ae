import type { ClientInfo } from '../../caller/client-info.ts'
import type { Database } from '../../database/database.ts'
import type { StepUser } from '../../module-contract/step-context.ts'
import { findUserById } from '../../people/accounts/user.statements.ts'
import type { PinnedScheme } from '../../schemes/versions/scheme-reader.ts'
import type { StepPosition } from '../steps/step-position.ts'
import { toFakeUser, toStepUser } from '../steps/step-user.ts'
import type { LogonRow } from './logon-row.ts'

/** The user of a stored logon; null while none is known, or if the user was removed. */
export async function findStepUser(
  { sql }: Database,
  { fake_username, user_id }: Pick<LogonRow, 'fake_username' | 'user_id'>,
): Promise<StepUser | null> {
  if (fake_username !== null) return toFakeUser(fake_username)
  const user = user_id === null ? null : await findUserById(sql, user_id)
  return user && toStepUser(user)
}

/** @param asking the client that asks now, and its cookie with what the browser remembers */
export function toStepPosition(
  row: LogonRow,
  scheme: PinnedScheme,
  user: StepUser | null,
  asking: { client: ClientInfo; rememberedCookie: string | null },
): StepPosition {
  return {
    logonId: row.id,
    accessType: row.access_type,
    scheme,
    position: row.position,
    user,
    client: asking.client,
    browserBinding: row.browser_binding,
    rememberedCookie: asking.rememberedCookie,
    expiresAt: row.expires_at,
  }
}
