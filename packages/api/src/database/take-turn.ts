import type { Executor } from './database.ts'

/**
 * Lets transactions that decide on the same thing run one after the other, over all nodes: the row stays locked until the
 * transaction ends. For rules over several rows ("an administrator is left", "a module in use stays set up"), which two
 * changes could each keep and together break. Call it first in the transaction.
 */
export async function takeTurn(tx: Executor, what: 'administrators' | 'configuration'): Promise<void> {
  await tx
    .insertInto('server_meta')
    .values({ key: `turn:${what}`, value: '' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: '' }))
    .execute()
}
