import type { Executor } from '../../database/database.ts'
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
/** A publication that takes itself back unless it is confirmed. */
export interface StoredPending {
  /** What is live again from `confirmBy` on. */
  fallbackVersion: number
  confirmBy: number
  since: number
  by: string
  /** Why it was published though something spoke against it; null where it was only to be on the safe side. */
  reason: string | null
}
export interface StoredScheme {
  key: string
  name: string
  accessType: string
  sessionDelivery: SessionDelivery
  enabled: boolean
  publishedVersion: number
  draftVersion: number | null
  pending: StoredPending | null
}

export async function listStoredSchemes(executor: Executor, key?: string): Promise<StoredScheme[]> {
  let query = executor
    .selectFrom('schemes as s')
    .innerJoin('access_types as a', 'a.key', 's.access_type')
    .select([
      's.key',
      's.name',
      's.access_type as accessType',
      'a.session_delivery as sessionDelivery',
      's.enabled',
      's.published_version as publishedVersion',
      's.draft_version as draftVersion',
    ])
    .select([
      's.confirm_by as confirmBy',
      's.fallback_version as fallbackVersion',
      's.pending_since as since',
      's.pending_by as by',
      's.pending_reason as reason',
    ])
    .orderBy('a.created_at')
    .orderBy('s.key')
  if (key !== undefined) query = query.where('s.key', '=', key)
  return (await query.execute()).map(({ confirmBy, fallbackVersion, since, by, reason, ...row }) => ({
    ...row,
    enabled: row.enabled === 1,
    sessionDelivery: row.sessionDelivery as SessionDelivery,
    pending:
      confirmBy === null || fallbackVersion === null
        ? null
        : { confirmBy, fallbackVersion, since: since ?? confirmBy, by: by ?? '', reason },
  }))
}

/** Newest first. */
export async function listVersions(executor: Executor, schemeKeys: readonly string[]): Promise<StoredVersion[]> {
  if (schemeKeys.length === 0) return []
  const rows = await executor
    .selectFrom('scheme_versions')
    .selectAll()
    .where('scheme_key', 'in', schemeKeys)
    .orderBy('scheme_key')
    .orderBy('number', 'desc')
    .execute()
  return rows.map(toStoredVersion)
}

export async function findVersion(
  executor: Executor,
  schemeKey: string,
  number: number,
): Promise<StoredVersion | null> {
  const row = await executor
    .selectFrom('scheme_versions')
    .selectAll()
    .where('scheme_key', '=', schemeKey)
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? toStoredVersion(row) : null
}

const toStoredVersion = (row: {
  scheme_key: string
  number: number
  steps: string
  note: string | null
  saved_at: number
  saved_by: string
  hash: string
}): StoredVersion => ({
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
    .values({
      scheme_key: schemeKey,
      number,
      steps: JSON.stringify(steps),
      note,
      saved_at: savedAt,
      saved_by: savedBy,
      hash,
    })
    .execute()
}

/** Why a draft was published is known only when it is; its steps never change. */
export async function setNote(tx: Executor, schemeKey: string, number: number, note: string): Promise<void> {
  await tx
    .updateTable('scheme_versions')
    .set({ note })
    .where('scheme_key', '=', schemeKey)
    .where('number', '=', number)
    .execute()
}

const toPendingColumns = (pending: StoredPending | null) => ({
  confirm_by: pending?.confirmBy ?? null,
  fallback_version: pending?.fallbackVersion ?? null,
  pending_since: pending?.since ?? null,
  pending_by: pending?.by ?? null,
  pending_reason: pending?.reason ?? null,
})

/** Makes a version live. NOTE in a transaction that has its turn for `configuration`: it replaces whatever is published. */
export async function publishVersion(
  tx: Executor,
  key: string,
  number: number,
  { pending, at, keepDraft }: { pending: StoredPending | null; at: number; keepDraft: boolean },
): Promise<void> {
  await tx
    .updateTable('schemes')
    .set({
      published_version: number,
      ...(!keepDraft && { draft_version: null }),
      ...toPendingColumns(pending),
      updated_at: at,
    })
    .where('key', '=', key)
    .execute()
}

/** Keeps a version as the draft, or none. */
export async function storeDraft(tx: Executor, key: string, number: number | null, at: number): Promise<void> {
  await tx.updateTable('schemes').set({ draft_version: number, updated_at: at }).where('key', '=', key).execute()
}

/** The steps of the published version of each scheme, disabled ones included unless only enabled ones are asked for. */
export async function listPublishedSteps(
  executor: Executor,
  { onlyEnabled = false } = {},
): Promise<{ key: string; accessType: string; steps: StoredStep[] }[]> {
  let query = executor
    .selectFrom('schemes as s')
    .innerJoin('scheme_versions as v', (join) =>
      join.onRef('v.scheme_key', '=', 's.key').onRef('v.number', '=', 's.published_version'),
    )
    .select(['s.key', 's.access_type as accessType', 'v.steps'])
  if (onlyEnabled) query = query.where('s.enabled', '=', 1)
  return (await query.execute()).map((row) => ({ ...row, steps: JSON.parse(row.steps) as StoredStep[] }))
}

/** The modules that published schemes have, and those that are live again if nobody confirms a publication. */
export async function listModulesInUse(executor: Executor): Promise<ReadonlySet<string>> {
  const fallbacks = await executor
    .selectFrom('schemes as s')
    .innerJoin('scheme_versions as v', (join) =>
      join.onRef('v.scheme_key', '=', 's.key').onRef('v.number', '=', 's.fallback_version'),
    )
    .select('v.steps')
    .execute()
  const flows = [
    ...(await listPublishedSteps(executor)).map(({ steps }) => steps),
    ...fallbacks.map(({ steps }) => JSON.parse(steps) as StoredStep[]),
  ]
  return new Set(flows.flat().map((step) => step.module))
}

export async function updateSchemeRow(
  tx: Executor,
  key: string,
  { name, enabled, at }: { name: string; enabled: boolean; at: number },
): Promise<void> {
  await tx
    .updateTable('schemes')
    .set({ name, enabled: Number(enabled), updated_at: at })
    .where('key', '=', key)
    .execute()
}

/** Logons of the scheme that go on in the version that they began with. */
export async function countRunningLogons(executor: Executor, key: string, now: number): Promise<number> {
  const row = await executor
    .selectFrom('logons')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('scheme', '=', key)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** A new scheme, enabled; its published version is inserted by whoever makes it. */
export async function insertScheme(
  tx: Executor,
  {
    key,
    name,
    accessType,
    publishedVersion,
    at,
  }: { key: string; name: string; accessType: string; publishedVersion: number; at: number },
): Promise<void> {
  await tx
    .insertInto('schemes')
    .values({
      key,
      name,
      access_type: accessType,
      enabled: 1,
      published_version: publishedVersion,
      draft_version: null,
      updated_at: at,
    })
    .execute()
}
