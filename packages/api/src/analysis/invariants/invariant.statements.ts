import type { InvariantRule } from '@sallyport/shared/invariant'
import type { Executor } from '../../database/database.ts'

export interface StoredInvariant {
  id: string
  name: string
  rule: InvariantRule
  revision: number
}

export async function listInvariants(executor: Executor): Promise<StoredInvariant[]> {
  const rows = await executor
    .selectFrom('invariants')
    .select(['id', 'name', 'rule', 'revision'])
    .orderBy('created_at')
    .orderBy('name')
    .execute()
  return rows.map((row) => ({ ...row, rule: JSON.parse(row.rule) as InvariantRule }))
}

/** False when another one has the name already. */
export async function insertInvariant(
  tx: Executor,
  { id, name, rule }: Omit<StoredInvariant, 'revision'>,
  at: number,
): Promise<boolean> {
  const result = await tx
    .insertInto('invariants')
    .values({ id, name, rule: JSON.stringify(rule), created_at: at, updated_at: at, revision: 1 })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Writes the next revision; false when another one was written since. NOTE the name must have been looked at in the same turn. */
export async function updateInvariant(
  tx: Executor,
  { id, name, rule, revision }: StoredInvariant,
  at: number,
): Promise<boolean> {
  const result = await tx
    .updateTable('invariants')
    .set({ name, rule: JSON.stringify(rule), updated_at: at, revision: revision + 1 })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export async function deleteInvariant(tx: Executor, id: string): Promise<boolean> {
  return (await tx.deleteFrom('invariants').where('id', '=', id).executeTakeFirst()).numDeletedRows === 1n
}
