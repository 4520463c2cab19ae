import type { Executor } from '../../database/database.ts'

/**
 * Names of the invariants that mention a role or an access type. While there are any it can't be removed, or they would
 * lose their meaning.
 */
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
