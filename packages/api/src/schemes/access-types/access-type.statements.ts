import type { Selectable } from 'kysely'
import type { Executor } from '../../database/database.ts'
import { prepareQuery } from '../../database/prepared-query.ts'
import type { Tables } from '../../database/tables.ts'
import type { AccessTypeRecord, SessionDelivery } from '../versions/scheme-reader.ts'

/** An access type as administrators see it. */
export interface StoredAccessType extends AccessTypeRecord {
  builtIn: boolean
  revision: number
  /** Key of its scheme. */
  scheme: string
}

const toRecord = (
  row: Omit<Selectable<Tables['access_types']>, 'created_at' | 'built_in' | 'revision'>,
): AccessTypeRecord => ({
  key: row.key,
  name: row.name,
  sessionDelivery: row.session_delivery as SessionDelivery,
  returnUrls: JSON.parse(row.return_urls) as string[],
  rolesAllowed: JSON.parse(row.roles_allowed) as string[],
  rolesDenied: JSON.parse(row.roles_denied) as string[],
  deniedText: row.denied_text,
  sessionIdleMs: row.session_idle_ms,
  sessionLifeMs: row.session_life_ms,
})

const selectAccessType = prepareQuery((db, { key }: { key: string }) =>
  db
    .selectFrom('access_types')
    .select([
      'key',
      'name',
      'session_delivery',
      'return_urls',
      'roles_allowed',
      'roles_denied',
      'denied_text',
      'session_idle_ms',
      'session_life_ms',
    ])
    .where('key', '=', key),
)

/** Every logon asks for it at its beginning and at its end. */
export async function findAccessType(executor: Executor, key: string): Promise<AccessTypeRecord | null> {
  const [row] = (await selectAccessType(executor, { key })).rows
  return row ? toRecord(row) : null
}

/** In the order in which they were made. */
export async function listAccessTypes(executor: Executor, key?: string): Promise<StoredAccessType[]> {
  let query = executor
    .selectFrom('access_types as a')
    .innerJoin('schemes as s', 's.access_type', 'a.key')
    .selectAll('a')
    .select('s.key as scheme')
    .orderBy('a.created_at')
    .orderBy('a.key')
  if (key !== undefined) query = query.where('a.key', '=', key)
  return (await query.execute()).map((row) => ({
    ...toRecord(row),
    builtIn: row.built_in === 1,
    revision: row.revision,
    scheme: row.scheme,
  }))
}

const toColumns = (record: AccessTypeRecord) => ({
  name: record.name,
  session_delivery: record.sessionDelivery,
  return_urls: JSON.stringify(record.returnUrls),
  roles_allowed: JSON.stringify(record.rolesAllowed),
  roles_denied: JSON.stringify(record.rolesDenied),
  denied_text: record.deniedText,
  session_idle_ms: record.sessionIdleMs,
  session_life_ms: record.sessionLifeMs,
})

/** False when there is one of this key already. */
export async function insertAccessType(tx: Executor, record: AccessTypeRecord, at: number): Promise<boolean> {
  const result = await tx
    .insertInto('access_types')
    .values({ key: record.key, ...toColumns(record), created_at: at, built_in: 0, revision: 1 })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** False when another revision was written since `revision`. */
export async function updateAccessTypeRow(tx: Executor, record: AccessTypeRecord, revision: number): Promise<boolean> {
  const result = await tx
    .updateTable('access_types')
    .set({ ...toColumns(record), revision: revision + 1 })
    .where('key', '=', record.key)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** With its scheme and all versions of that. */
export async function deleteAccessType(tx: Executor, { key, scheme }: { key: string; scheme: string }): Promise<void> {
  await tx.deleteFrom('scheme_versions').where('scheme_key', '=', scheme).execute()
  await tx.deleteFrom('schemes').where('key', '=', scheme).execute()
  await tx.deleteFrom('access_types').where('key', '=', key).execute()
}

const toNumberKey = (scheme: string) => `last-version:${scheme}`

/**
 * The number of the last version that a removed scheme of this key had.
 * NOTE a scheme that gets the key again counts on from there: what "kiosk, version 2" is never changes, in no log and no memory of any node.
 */
export async function findLastNumberOfRemoved(executor: Executor, scheme: string): Promise<number> {
  const row = await executor
    .selectFrom('server_meta')
    .select('value')
    .where('key', '=', toNumberKey(scheme))
    .executeTakeFirst()
  return row ? Number(row.value) : 0
}

export async function storeLastNumberOfRemoved(tx: Executor, scheme: string, number: number): Promise<void> {
  const value = String(number)
  await tx
    .insertInto('server_meta')
    .values({ key: toNumberKey(scheme), value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

export interface AccessTypeFigures {
  runningLogons: number
  openSessions: number
  logonsLast30Days: number
  lastLogonAt: number | null
}

const MONTH_MS = 30 * 24 * 60 * 60_000

/** Who would notice if it went away. */
export async function countUse(executor: Executor, key: string, now: number): Promise<AccessTypeFigures> {
  const logons = await executor
    .selectFrom('logons')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('access_type', '=', key)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  const sessions = await executor
    .selectFrom('sessions')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('access_type', '=', key)
    .where('ended_at', 'is', null)
    .where('idle_expires_at', '>', now)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow()
  const completed = await executor
    .selectFrom('audit_events')
    .select((select) => [select.fn.countAll<number>().as('count'), select.fn.max('at').as('lastAt')])
    .where('type', '=', 'logon.completed')
    .where('access_type', '=', key)
    .where('at', '>=', now - MONTH_MS)
    .executeTakeFirstOrThrow()
  const count = Number(completed.count)
  const latest = count > 0 ? completed.lastAt : await findLastLogonAt(executor, key)
  return {
    runningLogons: Number(logons.count),
    openSessions: Number(sessions.count),
    logonsLast30Days: count,
    lastLogonAt: latest === null ? null : Number(latest),
  }
}

async function findLastLogonAt(executor: Executor, key: string): Promise<number | null> {
  const row = await executor
    .selectFrom('audit_events')
    .select('at')
    .where('type', '=', 'logon.completed')
    .where('access_type', '=', key)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.at ?? null
}
