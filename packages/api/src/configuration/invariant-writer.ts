import { insertAuditEvent } from '../audit/audit.statements.ts'
import type { Executor } from '../database/database.ts'
import type { Actor } from '../graphql/actor.ts'
import type { Clock } from '../lib/clock.ts'
import { randomId } from '../lib/random.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import { toSentence, toStoredRule } from './invariant-rule.ts'
import type { PlannedChange } from './planned-change.ts'

/** NOTE in a transaction that has its turn for `configuration`. */
export async function writeInvariants(tx: Executor, { saved, removed }: PlannedChange['invariants'], { actor, clock, modules }: { actor: Actor; clock: Clock; modules: ModuleRegistry }): Promise<void> {
  const at = clock.now()
  for (const { id, ...invariant } of saved) {
    const rule = JSON.stringify(toStoredRule(invariant))
    if (id === null) await tx.insertInto('invariants').values({ id: randomId('inv'), name: invariant.name, rule, created_at: at, updated_at: at, revision: 1 }).execute()
    else
      await tx
        .updateTable('invariants')
        .set((set) => ({ rule, updated_at: at, revision: set('revision', '+', 1) }))
        .where('id', '=', id)
        .execute()
    await insertAuditEvent(tx, at, { type: id === null ? 'invariant.created' : 'invariant.updated', outcome: 'SUCCESS', actor, client: actor.client, details: { name: invariant.name, sentence: toSentence(modules, invariant) } })
  }
  for (const { id, name } of removed) {
    await tx.deleteFrom('invariants').where('id', '=', id).execute()
    await insertAuditEvent(tx, at, { type: 'invariant.removed', outcome: 'SUCCESS', actor, client: actor.client, details: { name, reason: 'No longer in the configuration' } })
  }
}
