import { sql } from 'kysely'
import type { Executor } from '../../database/database.ts'
import { prepareQueries, prepareQuery } from '../../database/prepared-query.ts'

/** Data of a user that a module's step sees, beside the user's own. */
export interface ModuleProfileRow {
  externalId: string | null
  scope: string | null
  externalName: string | null
  claimedName: string | null
  lastChoice: string | null
}

const selectProfile = prepareQuery(
  (_db, { userId, module }: { userId: string; module: string }) => sql<ModuleProfileRow>`
  select e.external_id as "externalId", e.scope as "scope", p.external_name as "externalName", p.claimed_name as "claimedName", p.last_choice as "lastChoice"
  from users u
  left join enrollments e on e.user_id = u.id and e.module = ${module}
  left join module_profiles p on p.user_id = u.id and p.module = ${module}
  where u.id = ${userId}
`,
)

/** Enrollment and profile in one query, since every step of a known user reads them. */
export async function findModuleProfile(
  executor: Executor,
  userId: string,
  module: string,
): Promise<ModuleProfileRow | null> {
  return (await selectProfile(executor, { userId, module })).rows[0] ?? null
}

const selectOthersOfName = prepareQuery(
  (_db, { module, key, userId }: { module: string; key: string; userId: string }) => sql<{ user_id: string }>`
    select user_id from module_profiles where module = ${module} and claimed_name = ${key} and user_id <> ${userId}
    union all
    select user_id from module_profiles where module = ${module} and external_name_key = ${key} and user_id <> ${userId}
    limit 1
  `,
)

/** True if another user has the name, from an earlier logon or set by an administrator. */
export async function isNameOfAnother(
  executor: Executor,
  { module, name, userId }: { module: string; name: string; userId: string },
): Promise<boolean> {
  return (await selectOthersOfName(executor, { module, key: toClaim(name), userId })).rows.length > 0
}

export async function isExternalIdOfAnother(
  executor: Executor,
  { module, externalId, userId }: { module: string; externalId: string; userId: string },
): Promise<boolean> {
  const row = await executor
    .selectFrom('enrollments')
    .select('user_id')
    .where('module', '=', module)
    .where('external_id', '=', externalId)
    .where('user_id', '!=', userId)
    .executeTakeFirst()
  return row !== undefined
}

export type ProfileChange = Partial<{
  externalName: string | null
  claimedName: string | null
  lastChoice: string | null
}>

interface StoredProfile {
  user_id: string
  module: string
  external_name: string | null
  external_name_key: string | null
  claimed_name: string | null
  last_choice: string | null
}

const upsertProfiles = prepareQueries((given: string) =>
  prepareQuery(
    (db, { user_id, module, external_name, external_name_key, claimed_name, last_choice }: StoredProfile) => {
      const row = { user_id, module, external_name, external_name_key, claimed_name, last_choice }
      const change = Object.fromEntries(given.split(' ').map((column) => [column, row[column as keyof StoredProfile]]))
      return db
        .insertInto('module_profiles')
        .values(row)
        .onConflict((conflict) => conflict.columns(['user_id', 'module']).doUpdateSet(change))
    },
  ),
)

/** Writes the given fields. The database refuses a claimed name of another user. */
export async function storeModuleProfile(
  executor: Executor,
  userId: string,
  module: string,
  { externalName, claimedName, lastChoice }: ProfileChange,
): Promise<void> {
  const given: Partial<StoredProfile> = {
    ...(externalName !== undefined && {
      external_name: externalName,
      external_name_key: externalName === null ? null : toClaim(externalName),
    }),
    ...(claimedName !== undefined && { claimed_name: claimedName === null ? null : toClaim(claimedName) }),
    ...(lastChoice !== undefined && { last_choice: lastChoice }),
  }
  const columns = Object.keys(given)
  if (columns.length === 0) return
  await upsertProfiles(columns.join(' '))(executor, {
    user_id: userId,
    module,
    external_name: null,
    external_name_key: null,
    claimed_name: null,
    last_choice: null,
    ...given,
  })
}

/** The common form of names that the outside service considers equal. */
export const toClaim = (name: string): string => name.normalize('NFC').toLowerCase()

/** External names that administrators have set. */
export async function listExternalNames(
  executor: Executor,
  userIds: readonly string[],
): Promise<{ userId: string; module: string; name: string }[]> {
  const rows = await executor
    .selectFrom('module_profiles')
    .select(['user_id as userId', 'module', 'external_name as name'])
    .where('user_id', 'in', userIds)
    .where('external_name', 'is not', null)
    .execute()
  return rows.map(({ userId, module, name }) => ({ userId, module, name: name! }))
}
