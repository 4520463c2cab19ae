import { deleteInvariant } from '../../analysis/invariants/invariant.statements.ts'
import { recordInvariant, storeInvariant } from '../../analysis/invariants/invariant.service.ts'
import type { Executor } from '../../database/database.ts'
import type { Actor } from '../../caller/actor.ts'
import type { Clock } from '../../lib/clock.ts'
import { randomId } from '../../lib/random.ts'
import type { PlannedChange } from '../plan/planned-change.ts'

/** NOTE in a transaction that has its turn for `configuration`. */
export async function writeInvariants(
  tx: Executor,
  { saved, removed }: PlannedChange['invariants'],
  { actor, clock }: { actor: Actor; clock: Clock },
): Promise<void> {
  const at = clock.now()
  for (const { before, sentence, name, ...rule } of saved) {
    await storeInvariant(
      tx,
      { id: before?.id ?? randomId('inv'), name, rule, revision: before?.revision ?? 0 },
      { isNew: !before, at },
    )
    await recordInvariant(tx, at, actor, before ? 'invariant.updated' : 'invariant.created', { name, sentence })
  }
  for (const { id, name } of removed) {
    await deleteInvariant(tx, id)
    await recordInvariant(tx, at, actor, 'invariant.removed', {
      name,
      reason: 'Not in the configuration that was applied',
    })
  }
}
