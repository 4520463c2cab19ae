import { PERMISSIONS, type Permission, isRole } from '@sallyport/shared/permissions'
import type { Executor } from '../../database/database.ts'
import { listNamingInvariants } from './naming-invariants.statements.ts'

/** A role that administrators have added. The built-in ones are in the code. */
export interface CustomRole {
  name: string
  title: string
  description: string
  permissions: Permission[]
  revision: number
}

export async function listCustomRoles(executor: Executor, names?: readonly string[]): Promise<CustomRole[]> {
  if (names?.length === 0) return []
  let query = executor
    .selectFrom('roles')
    .select(['key as name', 'title', 'description', 'permissions', 'revision'])
    .orderBy('key')
  if (names) query = query.where('key', 'in', names)
  return (await query.execute()).map((row) => ({ ...row, permissions: parsePermissions(row.permissions) }))
}

/** A permission that this version doesn't know allows nothing. */
const parsePermissions = (stored: string): Permission[] => {
  const names = JSON.parse(stored) as unknown[]
  return PERMISSIONS.filter((permission) => names.includes(permission))
}

/** Names of roles that neither exist in the code nor were added. */
export async function findUnknownRoles(executor: Executor, names: readonly string[]): Promise<string[]> {
  const asked = [...new Set(names.filter((name) => !isRole(name)))]
  const known = new Set((await listCustomRoles(executor, asked)).map(({ name }) => name))
  return asked.filter((name) => !known.has(name))
}

/** False if another revision was written since `basedOn`, which is 0 for a new role. */
export async function upsertRole(
  tx: Executor,
  { name, title, description, permissions, revision }: CustomRole,
  { basedOn, at }: { basedOn: number; at: number },
): Promise<boolean> {
  const columns = { title, description, permissions: JSON.stringify(permissions), revision }
  const result =
    basedOn === 0
      ? await tx
          .insertInto('roles')
          .values({ key: name, ...columns, created_at: at })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .executeTakeFirst()
      : await tx
          .updateTable('roles')
          .set(columns)
          .where('key', '=', name)
          .where('revision', '=', basedOn)
          .executeTakeFirst()
  return ('numUpdatedRows' in result ? result.numUpdatedRows : result.numInsertedOrUpdatedRows) === 1n
}

export async function deleteRole(tx: Executor, name: string): Promise<void> {
  await tx.deleteFrom('roles').where('key', '=', name).execute()
}

export interface RoleUse {
  users: number
  /** Keys. */
  accessTypes: string[]
  /** Names. */
  invariants: string[]
}

/** The users with the role, and the access types and invariants that name it. */
export async function listRoleUse(executor: Executor, name: string): Promise<RoleUse> {
  // As the columns keep it: in a JSON array. Names contain no character with a meaning here.
  const stored = `%"${name}"%`
  const users = await executor
    .selectFrom('users')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('roles', 'like', stored)
    .executeTakeFirstOrThrow()
  const accessTypes = await executor
    .selectFrom('access_types')
    .select('key')
    .where((where) => where.or([where('roles_allowed', 'like', stored), where('roles_denied', 'like', stored)]))
    .orderBy('key')
    .execute()
  return {
    users: Number(users.count),
    accessTypes: accessTypes.map((row) => row.key),
    invariants: await listNamingInvariants(executor, 'roles', name),
  }
}
