import type { Executor } from '../database/database.ts'
import type { SessionDelivery } from './scheme-reader.ts'

export interface StoredStep {
  module: string
  options: Readonly<Record<string, unknown>>
}
export interface StoredVersion {
  schemeKey: string
  number: number
  steps: StoredStep[]
  note: string | null
  savedAt: number
  savedBy: string
  hash: string
}
export interface StoredScheme {
  key: string
  name: string
  accessType: string
  sessionDelivery: SessionDelivery
  enabled: boolean
  publishedVersion: number
  draftVersion: number | null
}

export async function listStoredSchemes(executor: Executor, key?: string): Promise<StoredScheme[]> {
  let query = executor
    .selectFrom('schemes as s')
    .innerJoin('access_types as a', 'a.key', 's.access_type')
    .select(['s.key', 's.name', 's.access_type as accessType', 'a.session_delivery as sessionDelivery', 's.enabled', 's.published_version as publishedVersion', 's.draft_version as draftVersion'])
    .orderBy('a.created_at')
    .orderBy('s.key')
  if (key !== undefined) query = query.where('s.key', '=', key)
  return (await query.execute()).map((row) => ({ ...row, enabled: row.enabled === 1, sessionDelivery: row.sessionDelivery as SessionDelivery }))
}

/** Newest first. */
export async function listVersions(executor: Executor, schemeKeys: readonly string[]): Promise<StoredVersion[]> {
  if (schemeKeys.length === 0) return []
  const rows = await executor.selectFrom('scheme_versions').selectAll().where('scheme_key', 'in', schemeKeys).orderBy('scheme_key').orderBy('number', 'desc').execute()
  return rows.map(toStoredVersion)
}

export async function findVersion(executor: Executor, schemeKey: string, number: number): Promise<StoredVersion | null> {
  const row = await executor.selectFrom('scheme_versions').selectAll().where('scheme_key', '=', schemeKey).where('number', '=', number).executeTakeFirst()
  return row ? toStoredVersion(row) : null
}

const toStoredVersion = (row: { scheme_key: string; number: number; steps: string; note: string | null; saved_at: number; saved_by: string; hash: string }): StoredVersion => ({
  schemeKey: row.scheme_key,
  number: row.number,
  steps: JSON.parse(row.steps) as StoredStep[],
  note: row.note,
  savedAt: row.saved_at,
  savedBy: row.saved_by,
  hash: row.hash,
})

/** The next number of a scheme: drafts and published versions share one row of numbers. */
export async function findLatestNumber(executor: Executor, schemeKey: string): Promise<number> {
  const row = await executor
    .selectFrom('scheme_versions')
    .select((select) => select.fn.max('number').as('latest'))
    .where('scheme_key', '=', schemeKey)
    .executeTakeFirst()
  return row?.latest ?? 0
}

export async function insertVersion(tx: Executor, version: StoredVersion): Promise<void> {
  const { schemeKey, number, steps, note, savedAt, savedBy, hash } = version
  await tx
    .insertInto('scheme_versions')
    .values({ scheme_key: schemeKey, number, steps: JSON.stringify(steps), note, saved_at: savedAt, saved_by: savedBy, hash })
    .execute()
}

/**
 * Makes a version live, or keeps it as the draft, unless one newer than `basedOn` was published since: then false.
 * Numbers only grow, so whatever was published after `basedOn` was read has a higher one.
 */
export async function pointTo(tx: Executor, key: string, number: number, { publish, basedOn, at }: { publish: boolean; basedOn: number; at: number }): Promise<boolean> {
  const change = publish ? { published_version: number, draft_version: null } : { draft_version: number }
  const result = await tx
    .updateTable('schemes')
    .set({ ...change, updated_at: at })
    .where('key', '=', key)
    .where('published_version', '<=', basedOn)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** The steps of the published version of each scheme, disabled ones included unless only enabled ones are asked for. */
export async function listPublishedSteps(executor: Executor, { onlyEnabled = false } = {}): Promise<{ key: string; accessType: string; steps: StoredStep[] }[]> {
  let query = executor
    .selectFrom('schemes as s')
    .innerJoin('scheme_versions as v', (join) => join.onRef('v.scheme_key', '=', 's.key').onRef('v.number', '=', 's.published_version'))
    .select(['s.key', 's.access_type as accessType', 'v.steps'])
  if (onlyEnabled) query = query.where('s.enabled', '=', 1)
  return (await query.execute()).map((row) => ({ ...row, steps: JSON.parse(row.steps) as StoredStep[] }))
}

/** The modules that published schemes have. */
export async function listModulesInUse(executor: Executor): Promise<ReadonlySet<string>> {
  return new Set((await listPublishedSteps(executor)).flatMap((scheme) => scheme.steps.map((step) => step.module)))
}
