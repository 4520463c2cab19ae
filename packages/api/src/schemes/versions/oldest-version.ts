import type { Executor } from '../../database/database.ts'

/** Key in `server_meta`, before that of a scheme. */
export const OLDEST_VERSION = 'oldest-version:'

/**
 * Logons of older versions are never completed from now on.
 * NOTE ending those that are under way is not enough: one that is just beginning has read what was live before and isn't stored yet.
 */
export async function storeOldestVersion(tx: Executor, scheme: string, number: number): Promise<void> {
  const value = String(number)
  await tx
    .insertInto('server_meta')
    .values({ key: `${OLDEST_VERSION}${scheme}`, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
