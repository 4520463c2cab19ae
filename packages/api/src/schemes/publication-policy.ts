import type { Executor } from '../database/database.ts'

/** What publications have to keep to. */
export interface StoredPublicationPolicy {
  /** How many administrators have to get in whatever happens. */
  administratorsNeeded: number
  /** After how long a publication that was overridden takes itself back. */
  confirmMinutes: number
  revision: number
}

const KEY = 'publication-policy'
const DEFAULT: StoredPublicationPolicy = { administratorsNeeded: 1, confirmMinutes: 10, revision: 0 }

export async function getPublicationPolicy(executor: Executor): Promise<StoredPublicationPolicy> {
  const row = await executor.selectFrom('server_meta').select('value').where('key', '=', KEY).executeTakeFirst()
  return row ? { ...DEFAULT, ...(JSON.parse(row.value) as StoredPublicationPolicy) } : DEFAULT
}

/** NOTE in a transaction that has its turn for `configuration`. */
export async function storePublicationPolicy(tx: Executor, policy: StoredPublicationPolicy): Promise<void> {
  const value = JSON.stringify(policy)
  await tx
    .insertInto('server_meta')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
