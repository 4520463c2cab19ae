import type { Executor } from './database.ts'

/**
 * Makes transactions about one subject run one after the other, on all nodes: the row stays locked until the transaction
 * ends. For rules over several rows ("one administrator remains", "a module in use stays configured"), which two changes
 * could each keep and break together. Call it first in the transaction.
 */
export async function lockFor(tx: Executor, subject: 'administrators' | 'configuration'): Promise<void> {
  await tx
    .insertInto('server_meta')
    .values({ key: `turn:${subject}`, value: '' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: '' }))
    .execute()
}
