import { PERMISSIONS, type Permission, isRole } from '@sallyport/shared/permissions'
import type { Executor } from '../database/database.ts'

/** A role that administrators have added; the built-in ones are in the program. */
export interface CustomRole {
  name: string
  title: string
  description: string
  permissions: Permission[]
  revision: number
}

export async function listCustomRoles(executor: Executor, names?: readonly string[]): Promise<CustomRole[]> {
  if (names?.length === 0) return []
  let query = executor.selectFrom('roles').select(['key as name', 'title', 'description', 'permissions', 'revision']).orderBy('key')
  if (names) query = query.where('key', 'in', names)
  return (await query.execute()).map((row) => ({ ...row, permissions: parsePermissions(row.permissions) }))
}

/** A permission that this program doesn't know (any more) allows nothing. */
const parsePermissions = (stored: string): Permission[] => {
  const names = JSON.parse(stored) as unknown[]
  return PERMISSIONS.filter((permission) => names.includes(permission))
}

/** Those that are neither built in nor added. */
export async function findUnknownRoles(executor: Executor, names: readonly string[]): Promise<string[]> {
  const asked = [...new Set(names.filter((name) => !isRole(name)))]
  const known = new Set((await listCustomRoles(executor, asked)).map(({ name }) => name))
  return asked.filter((name) => !known.has(name))
}
