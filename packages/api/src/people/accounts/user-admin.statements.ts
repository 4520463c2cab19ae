import type { ExpressionBuilder } from 'kysely'
import type { Executor } from '../../database/database.ts'
import type { Tables } from '../../database/tables.ts'
import { STORED_ADMINISTRATOR } from '../roles/roles.ts'

export interface UserRow {
  id: string
  username: string
  displayName: string | null
  email: string | null
  enabled: number
  roles: string
  passwordHash: string | null
}
export type UserChange = Pick<UserRow, 'displayName' | 'email' | 'enabled' | 'roles'>

export async function findUserRow(executor: Executor, id: string): Promise<UserRow | null> {
  const row = await executor
    .selectFrom('users')
    .select([
      'id',
      'username',
      'display_name as displayName',
      'email',
      'enabled',
      'roles',
      'password_hash as passwordHash',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Locks the user, so that changes and completing logons of one user run one after the other. False if the user does not
 * exist.
 */
export async function lockUser(tx: Executor, id: string): Promise<boolean> {
  const result = await tx
    .updateTable('users')
    .set((set) => ({ updated_at: set.ref('updated_at') }))
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function isUsernameTaken(executor: Executor, usernameCanonical: string): Promise<boolean> {
  return (
    (await executor
      .selectFrom('users')
      .select('id')
      .where('username_canonical', '=', usernameCanonical)
      .executeTakeFirst()) !== undefined
  )
}

/** False if the name is taken. */
export async function insertUser(
  executor: Executor,
  user: {
    id: string
    username: string
    usernameCanonical: string
    displayName: string | null
    email: string | null
    roles: string
    passwordHash: string | null
    initialPasswordExpiresAt?: number | null
    at: number
  },
): Promise<boolean> {
  const result = await executor
    .insertInto('users')
    .values({
      id: user.id,
      username: user.username,
      username_canonical: user.usernameCanonical,
      display_name: user.displayName,
      email: user.email,
      enabled: 1,
      roles: user.roles,
      password_hash: user.passwordHash,
      password_changed_at: user.passwordHash === null ? null : user.at,
      initial_password_expires_at: user.initialPasswordExpiresAt ?? null,
      created_at: user.at,
      updated_at: user.at,
      last_logon_at: null,
    })
    .onConflict((conflict) => conflict.column('username_canonical').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/**
 * A user who can log on as an administrator at any time: enabled, with the role and a password of their own.
 * NOTE an initial password doesn't count, since it expires.
 */
const isReadyAdministrator = (where: ExpressionBuilder<Tables, 'users'>) =>
  where.and([
    where('enabled', '=', 1),
    where('roles', 'like', STORED_ADMINISTRATOR),
    where('password_hash', 'is not', null),
    where('initial_password_expires_at', 'is', null),
  ])

/** True if at least one other usable administrator remains after this user stops being one. */
const isNotTheLastOne = (where: ExpressionBuilder<Tables, 'users'>, id: string) =>
  where.or([
    where.not(isReadyAdministrator(where)),
    where.exists(
      where
        .selectFrom('users as other')
        .select('other.id')
        .where('other.id', '!=', id)
        .where('other.enabled', '=', 1)
        .where('other.roles', 'like', STORED_ADMINISTRATOR)
        .where('other.password_hash', 'is not', null)
        .where('other.initial_password_expires_at', 'is', null),
    ),
  ])

/**
 * Changes a user unless no administrator who can log on would remain.
 * NOTE needs the lock for `administrators`: on PostgreSQL two such statements would not see each other.
 */
export async function updateUserRow(tx: Executor, id: string, change: UserChange, at: number): Promise<boolean> {
  const staysAdministrator = change.enabled === 1 && change.roles.includes(STORED_ADMINISTRATOR.replaceAll('%', ''))
  let update = tx
    .updateTable('users')
    .set({
      display_name: change.displayName,
      email: change.email,
      enabled: change.enabled,
      roles: change.roles,
      updated_at: at,
    })
    .where('id', '=', id)
  if (!staysAdministrator) update = update.where((where) => isNotTheLastOne(where, id))
  return (await update.executeTakeFirst()).numUpdatedRows === 1n
}

export interface NewPassword {
  passwordHash: string
  at: number
  /** Set for an initial password: the time until which the user can replace it at a logon. */
  initialPasswordExpiresAt?: number | null
}

/**
 * Sets a password, unless it is an initial one for the last administrator who can log on: it would expire and lock
 * everyone out. NOTE an initial password needs the lock for `administrators`.
 */
export async function storePassword(
  executor: Executor,
  id: string,
  { passwordHash, at, initialPasswordExpiresAt = null }: NewPassword,
): Promise<boolean> {
  let update = executor
    .updateTable('users')
    .set(toPasswordColumns(passwordHash, at, initialPasswordExpiresAt))
    .where('id', '=', id)
  if (initialPasswordExpiresAt !== null) update = update.where((where) => isNotTheLastOne(where, id))
  return (await update.executeTakeFirst()).numUpdatedRows === 1n
}

/** @param replacing the hash that was checked just before. If another change came in between, nothing is changed. */
export async function replacePassword(
  executor: Executor,
  id: string,
  { passwordHash, at, replacing }: { passwordHash: string; at: number; replacing: string },
): Promise<boolean> {
  const update = executor
    .updateTable('users')
    .set(toPasswordColumns(passwordHash, at, null))
    .where('id', '=', id)
    .where('password_hash', '=', replacing)
  return (await update.executeTakeFirst()).numUpdatedRows === 1n
}

/**
 * Replaces an initial password by one that its owner chose in a logon. Only the same initial password that was checked
 * there, before it expires, and of an enabled user.
 */
export async function replaceInitialPassword(
  executor: Executor,
  id: string,
  { passwordHash, at, replacing, logonId }: { passwordHash: string; at: number; replacing: string; logonId: string },
): Promise<boolean> {
  const update = executor
    .updateTable('users')
    .set({ ...toPasswordColumns(passwordHash, at, null), password_set_in_logon: logonId })
    .where('id', '=', id)
    .where('password_hash', '=', replacing)
    .where('initial_password_expires_at', '>', at)
    .where('enabled', '=', 1)
  return (await update.executeTakeFirst()).numUpdatedRows === 1n
}

const toPasswordColumns = (passwordHash: string, at: number, initialPasswordExpiresAt: number | null) => ({
  password_hash: passwordHash,
  password_changed_at: at,
  initial_password_expires_at: initialPasswordExpiresAt,
  password_set_in_logon: null,
  updated_at: at,
})

export async function deleteEnrollment(executor: Executor, userId: string, module: string): Promise<void> {
  await executor.deleteFrom('enrollments').where('user_id', '=', userId).where('module', '=', module).execute()
}

/** The number of administrators who can log on: enabled, with the role and a password of their own. */
export async function countAdministrators(executor: Executor): Promise<number> {
  const row = await executor
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where(isReadyAdministrator)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
