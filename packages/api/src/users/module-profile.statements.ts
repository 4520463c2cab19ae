import { sql } from 'kysely'
import type { Executor } from '../database/database.ts'
import { prepareQuery } from '../database/prepared-query.ts'

/** What a module's step may know of a user beside the user's own data. */
export interface ModuleProfileRow {
  externalId: string | null
  scope: string | null
  externalName: string | null
  claimedName: string | null
  lastChoice: string | null
}

const selectProfile = prepareQuery((_db, { userId, module }: { userId: string; module: string }) => sql<ModuleProfileRow>`
  select e.external_id as "externalId", e.scope as "scope", p.external_name as "externalName", p.claimed_name as "claimedName", p.last_choice as "lastChoice"
  from users u
  left join enrollments e on e.user_id = u.id and e.module = ${module}
  left join module_profiles p on p.user_id = u.id and p.module = ${module}
  where u.id = ${userId}
`)

/** Enrollment and profile in one look: it is read for every step of a known user. */
export async function findModuleProfile(executor: Executor, userId: string, module: string): Promise<ModuleProfileRow | null> {
  return (await selectProfile(executor, { userId, module })).rows[0] ?? null
}

/** Whether somebody else goes by the name, because they passed under it or were given it. Names are compared without case. */
export async function isNameOfAnother(executor: Executor, { module, name, userId }: { module: string; name: string; userId: string }): Promise<boolean> {
  const row = await executor
    .selectFrom('module_profiles')
    .select('user_id')
    .where('module', '=', module)
    .where('user_id', '!=', userId)
    .where((where) => where.or([where('claimed_name', '=', toClaim(name)), where(sql<string>`lower(external_name)`, '=', name.toLowerCase())]))
    .executeTakeFirst()
  return row !== undefined
}

export async function isExternalIdOfAnother(executor: Executor, { module, externalId, userId }: { module: string; externalId: string; userId: string }): Promise<boolean> {
  const row = await executor.selectFrom('enrollments').select('user_id').where('module', '=', module).where('external_id', '=', externalId).where('user_id', '!=', userId).executeTakeFirst()
  return row !== undefined
}

export type ProfileChange = Partial<{ externalName: string | null; claimedName: string | null; lastChoice: string | null }>

/** Writes what is given and leaves the rest. The database refuses a claimed name that is another user's. */
export async function storeModuleProfile(executor: Executor, userId: string, module: string, { externalName, claimedName, lastChoice }: ProfileChange): Promise<void> {
  const given = {
    ...(externalName !== undefined && { external_name: externalName }),
    ...(claimedName !== undefined && { claimed_name: claimedName === null ? null : toClaim(claimedName) }),
    ...(lastChoice !== undefined && { last_choice: lastChoice }),
  }
  await executor
    .insertInto('module_profiles')
    .values({ user_id: userId, module, external_name: null, claimed_name: null, last_choice: null, ...given })
    .onConflict((conflict) => conflict.columns(['user_id', 'module']).doUpdateSet(given))
    .execute()
}

/** One form for names that the other side takes for the same. */
export const toClaim = (name: string): string => name.normalize('NFC').toLowerCase()

/** Names that administrators have set. */
export async function listExternalNames(executor: Executor, userIds: readonly string[]): Promise<{ userId: string; module: string; name: string }[]> {
  const rows = await executor.selectFrom('module_profiles').select(['user_id as userId', 'module', 'external_name as name']).where('user_id', 'in', userIds).where('external_name', 'is not', null).execute()
  return rows.map(({ userId, module, name }) => ({ userId, module, name: name! }))
}
