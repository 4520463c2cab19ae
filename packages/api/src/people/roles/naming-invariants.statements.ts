import type { Executor } from '../../database/database.ts'

/** Names of the invariants that are about a role or an access type: while there are any, it stays, or nobody could tell what they say. */
export async function listNamingInvariants(
  executor: Executor,
  field: 'roles' | 'accessTypes',
  key: string,
): Promise<string[]> {
  const rows = await executor.selectFrom('invariants').select(['name', 'rule']).orderBy('name').execute()
  return rows
    .filter(({ rule }) => (JSON.parse(rule) as Record<typeof field, string[]>)[field].includes(key))
    .map(({ name }) => name)
}
