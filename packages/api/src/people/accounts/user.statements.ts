import type { Executor } from '../../database/database.ts'
import { prepareQuery } from '../../database/prepared-query.ts'
import { parseRoles } from '../roles/roles.ts'

/** The data of a user that a logon sees. */
export interface LogonUser {
  id: string
  username: string
  displayName: string | null
  email: string | null
  enabled: boolean
  passwordHash: string | null
  /** Set while the user has to replace the password at the next logon. Milliseconds since 1970. */
  initialPasswordExpiresAt: number | null
}

const LOGON_COLUMNS = [
  'id',
  'username',
  'display_name as displayName',
  'email',
  'enabled',
  'password_hash as passwordHash',
  'initial_password_expires_at as initialPasswordExpiresAt',
] as const

const selectByName = prepareQuery((db, { canonicalUsername }: { canonicalUsername: string }) =>
  db.selectFrom('users').select(LOGON_COLUMNS).where('username_canonical', '=', canonicalUsername),
)

/** @param canonicalUsername from `toCanonicalUsername`, the only form in which users are looked up */
export async function findUserForLogon(executor: Executor, canonicalUsername: string): Promise<LogonUser | null> {
  const [row] = (await selectByName(executor, { canonicalUsername })).rows
  return row ? { ...row, enabled: row.enabled === 1 } : null
}

const selectById = prepareQuery((db, { id }: { id: string }) =>
  db.selectFrom('users').select(LOGON_COLUMNS).where('id', '=', id),
)

export async function findUserById(executor: Executor, id: string): Promise<LogonUser | null> {
  const [row] = (await selectById(executor, { id })).rows
  return row ? { ...row, enabled: row.enabled === 1 } : null
}

/** Stores a new hash of the same password at a higher cost, unless the password was changed since. True if it did. */
export async function storeRehashedPassword(
  executor: Executor,
  userId: string,
  oldHash: string,
  newHash: string,
): Promise<boolean> {
  const result = await executor
    .updateTable('users')
    .set({ password_hash: newHash })
    .where('id', '=', userId)
    .where('password_hash', '=', oldHash)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

const updateLastLogon = prepareQuery(
  (
    db,
    { userId, at, logonId, logonStartedAt }: { userId: string; at: number; logonId: string; logonStartedAt: number },
  ) =>
    db
      .updateTable('users')
      .set({ last_logon_at: at })
      .where('id', '=', userId)
      .where('enabled', '=', 1)
      .where((where) =>
        where.or([
          where('password_changed_at', 'is', null),
          where('password_changed_at', '<=', logonStartedAt),
          where('password_set_in_logon', '=', logonId),
        ]),
      )
      .returning('roles'),
)

/**
 * Records a completed logon and returns the user's current roles. Null if there must be no session: the user was
 * disabled or deleted, or the password was changed after the logon began (however shortly after), and not in this very
 * logon.
 *
 * NOTE run it before `insertSession` in the same transaction: its row lock makes logons of one user end one after the
 * other, which the limit of live sessions relies on.
 */
export async function touchLastLogon(
  executor: Executor,
  userId: string,
  at: number,
  logon: { id: string; started_at: number },
): Promise<{ roles: string[] } | null> {
  const [row] = (await updateLastLogon(executor, { userId, at, logonId: logon.id, logonStartedAt: logon.started_at }))
    .rows
  return row ? { roles: parseRoles(row.roles) } : null
}
