import type { Executor } from '../database/database.ts'
import { prepareQuery } from '../database/prepared-query.ts'

/** A module's stored settings. Revision 0 stands for a module without any. */
export interface StoredSettings {
  module: string
  values: Readonly<Record<string, unknown>>
  /** Sealed, by field. */
  sealedSecrets: ReadonlyMap<string, string>
  revision: number
  updatedAt: number | null
}

export const emptySettings = (module: string): StoredSettings => ({
  module,
  values: {},
  sealedSecrets: new Map(),
  revision: 0,
  updatedAt: null,
})

const selectRevision = prepareQuery((db, { module }: { module: string }) =>
  db.selectFrom('module_settings').select('revision').where('module', '=', module),
)

export async function findRevision(executor: Executor, module: string): Promise<number> {
  return (await selectRevision(executor, { module })).rows[0]?.revision ?? 0
}

/**
 * In one statement, so that values and secrets have the same revision. Modules without stored settings are left out.
 */
export async function listStoredSettings(
  executor: Executor,
  modules?: readonly string[],
): Promise<Map<string, StoredSettings>> {
  let query = executor
    .selectFrom('module_settings as s')
    .leftJoin('module_secrets as x', 'x.module', 's.module')
    .select([
      's.module',
      's.field_values as fieldValues',
      's.revision',
      's.updated_at as updatedAt',
      'x.field',
      'x.sealed',
    ])
  if (modules) query = query.where('s.module', 'in', modules)
  const found = new Map<string, StoredSettings & { sealedSecrets: Map<string, string> }>()
  for (const row of await query.execute()) {
    let settings = found.get(row.module)
    if (!settings) {
      const values = JSON.parse(row.fieldValues) as Record<string, unknown>
      settings = {
        module: row.module,
        values,
        sealedSecrets: new Map(),
        revision: row.revision,
        updatedAt: row.updatedAt,
      }
      found.set(row.module, settings)
    }
    if (row.field !== null && row.sealed !== null) settings.sealedSecrets.set(row.field, row.sealed)
  }
  return found
}

export async function getStoredSettings(executor: Executor, module: string): Promise<StoredSettings> {
  return (await listStoredSettings(executor, [module])).get(module) ?? emptySettings(module)
}

/** By module and field: the source that a configuration file gives for a secret. Typed secrets are left out. */
export async function listSecretReferences(executor: Executor): Promise<Map<string, Map<string, string>>> {
  const rows = await executor
    .selectFrom('module_secrets')
    .select(['module', 'field', 'reference'])
    .where('reference', 'is not', null)
    .execute()
  const byModule = Map.groupBy(rows, (row) => row.module)
  return new Map(
    [...byModule].map(([module, secrets]) => [
      module,
      new Map(secrets.map(({ field, reference }) => [field, reference!])),
    ]),
  )
}

/** Writes the next revision. False if another one was written since `basedOn`. */
export async function storeSettings(
  tx: Executor,
  next: { module: string; values: Readonly<Record<string, unknown>>; basedOn: number; at: number },
): Promise<boolean> {
  const row = {
    module: next.module,
    field_values: JSON.stringify(next.values),
    revision: next.basedOn + 1,
    updated_at: next.at,
  }
  const result = await tx
    .insertInto('module_settings')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('module')
        .doUpdateSet({ field_values: row.field_values, revision: row.revision, updated_at: row.updated_at })
        .where('module_settings.revision', '=', next.basedOn),
    )
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/**
 * @param sealed null removes the secret
 * @param reference the source that a configuration file gives for it; null for a typed one
 */
export async function storeSecret(
  tx: Executor,
  module: string,
  field: string,
  sealed: string | null,
  reference: string | null = null,
): Promise<void> {
  if (sealed === null) {
    await tx.deleteFrom('module_secrets').where('module', '=', module).where('field', '=', field).execute()
    return
  }
  await tx
    .insertInto('module_secrets')
    .values({ module, field, sealed, reference })
    .onConflict((conflict) => conflict.columns(['module', 'field']).doUpdateSet({ sealed, reference }))
    .execute()
}

/** Changes the reference of a secret whose value stays. */
export async function storeReference(tx: Executor, module: string, field: string, reference: string): Promise<void> {
  await tx
    .updateTable('module_secrets')
    .set({ reference })
    .where('module', '=', module)
    .where('field', '=', field)
    .execute()
}
