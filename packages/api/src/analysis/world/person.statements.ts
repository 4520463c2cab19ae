import type { Executor } from '../../database/database.ts'
import { STORED_ADMINISTRATOR } from '../../people/roles/roles.ts'

export interface PersonRow {
  id: string
  username: string
  usernameCanonical: string
  email: string | null
  enabled: number
  roles: string
  hasPassword: number
  initialPasswordExpiresAt: number | null
}

/** Databases bound the number of values in one statement. */
const CHUNK = 500

const selectPeople = (executor: Executor) =>
  executor
    .selectFrom('users')
    .select([
      'id',
      'username',
      'username_canonical as usernameCanonical',
      'email',
      'enabled',
      'roles',
      'initial_password_expires_at as initialPasswordExpiresAt',
    ])
    .select((select) => select.case().when('password_hash', 'is', null).then(0).else(1).end().as('hasPassword'))

/** Enabled users with the role; few by nature. Those whom a change would make administrators are named by id. */
export function listAdministratorRows(executor: Executor, alsoIds: readonly string[]): Promise<PersonRow[]> {
  return selectPeople(executor)
    .where((where) =>
      where.or([
        where.and([where('roles', 'like', STORED_ADMINISTRATOR), where('enabled', '=', 1)]),
        ...(alsoIds.length > 0 ? [where('id', 'in', alsoIds)] : []),
      ]),
    )
    .orderBy('username_canonical')
    .execute()
}

/** By username, from after one on. */
export function listPersonRows(
  executor: Executor,
  { after, role, limit }: { after: string | null; role: string | null; limit: number },
): Promise<PersonRow[]> {
  let query = selectPeople(executor).orderBy('username_canonical').limit(limit)
  if (after !== null) query = query.where('username_canonical', '>', after)
  if (role !== null) query = query.where('roles', 'like', `%${JSON.stringify(role).replaceAll(/[!%_]/gu, '')}%`)
  return query.execute()
}

export const listPersonRowsByName = (executor: Executor, usernames: readonly string[]): Promise<PersonRow[]> =>
  inChunks(usernames, (chunk) => selectPeople(executor).where('username_canonical', 'in', chunk).execute())

export const listEnrollments = (executor: Executor, ids: readonly string[]) =>
  inChunks(ids, (chunk) =>
    executor
      .selectFrom('enrollments')
      .select(['user_id as userId', 'module', 'external_id as externalId', 'scope'])
      .where('user_id', 'in', chunk)
      .execute(),
  )

export const listProfiles = (executor: Executor, ids: readonly string[]) =>
  inChunks(ids, (chunk) =>
    executor
      .selectFrom('module_profiles')
      .select(['user_id as userId', 'module', 'external_name as externalName', 'claimed_name as claimedName'])
      .where('user_id', 'in', chunk)
      .execute(),
  )

export const listLiveEnrollmentCodes = (executor: Executor, ids: readonly string[], now: number) =>
  inChunks(ids, (chunk) =>
    executor
      .selectFrom('enrollment_codes')
      .select(['user_id as userId', 'module'])
      .where('user_id', 'in', chunk)
      .where('expires_at', '>', now)
      .execute(),
  )

/** @param onlyLasting leaves out those that end with a time */
export async function listRecoveryCodeCounts(
  executor: Executor,
  ids: readonly string[],
  { now, onlyLasting }: { now: number; onlyLasting: boolean },
): Promise<{ userId: string; count: number }[]> {
  const rows = await inChunks(ids, (chunk) =>
    executor
      .selectFrom('recovery_codes')
      .select(['user_id as userId', (select) => select.fn.countAll<number>().as('count')])
      .where('user_id', 'in', chunk)
      .where('used_at', 'is', null)
      .where((where) =>
        where.or([where('expires_at', 'is', null), ...(onlyLasting ? [] : [where('expires_at', '>', now)])]),
      )
      .groupBy('user_id')
      .execute(),
  )
  return rows.map(({ userId, count }) => ({ userId, count: Number(count) }))
}

/** Who has passed under one of the names, or was given it. Each by its own index. */
export async function listTakenNames(
  executor: Executor,
  module: string,
  claims: readonly string[],
): Promise<{ userId: string; claim: string }[]> {
  const [claimed, given] = [
    await inChunks(claims, (chunk) =>
      executor
        .selectFrom('module_profiles')
        .select(['user_id as userId', 'claimed_name as claim'])
        .where('module', '=', module)
        .where('claimed_name', 'in', chunk)
        .execute(),
    ),
    await inChunks(claims, (chunk) =>
      executor
        .selectFrom('module_profiles')
        .select(['user_id as userId', 'external_name_key as claim'])
        .where('module', '=', module)
        .where('external_name_key', 'in', chunk)
        .execute(),
    ),
  ]
  return [...claimed, ...given].map(({ userId, claim }) => ({ userId, claim: claim! }))
}

async function inChunks<Row>(values: readonly string[], read: (chunk: string[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for (let start = 0; start < values.length; start += CHUNK)
    rows.push(...(await read(values.slice(start, start + CHUNK))))
  return rows
}
