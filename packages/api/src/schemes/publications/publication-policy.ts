import { checkRecord } from '@sallyport/shared/check-record'
import { PUBLICATION_POLICY_FIELDS } from '@sallyport/shared/publication-policy-fields'
import type { RecordValues } from '@sallyport/shared/record-field'
import { insertAuditEvent } from '../../audit/audit.statements.ts'
import type { Executor } from '../../database/database.ts'
import type { Actor } from '../../caller/actor.ts'

export type PublicationPolicyValues = RecordValues<typeof PUBLICATION_POLICY_FIELDS>

export interface StoredPublicationPolicy extends PublicationPolicyValues {
  revision: number
}

const KEY = 'publication-policy'
const DEFAULT: StoredPublicationPolicy = { ...checkRecord(PUBLICATION_POLICY_FIELDS, {}).values, revision: 0 }

export async function getPublicationPolicy(executor: Executor): Promise<StoredPublicationPolicy> {
  const row = await executor.selectFrom('server_meta').select('value').where('key', '=', KEY).executeTakeFirst()
  return row ? { ...DEFAULT, ...(JSON.parse(row.value) as StoredPublicationPolicy) } : DEFAULT
}

/** NOTE in a transaction that has its turn for `configuration`. */
export async function changePublicationPolicy(
  tx: Executor,
  next: PublicationPolicyValues,
  { actor, at }: { actor: Actor; at: number },
): Promise<StoredPublicationPolicy> {
  const before = await getPublicationPolicy(tx)
  if (before.administratorsNeeded === next.administratorsNeeded && before.confirmMinutes === next.confirmMinutes)
    return before
  const after = {
    administratorsNeeded: next.administratorsNeeded,
    confirmMinutes: next.confirmMinutes,
    revision: before.revision + 1,
  }
  await storePublicationPolicy(tx, after)
  await insertAuditEvent(tx, at, {
    type: 'publication-policy.updated',
    outcome: 'SUCCESS',
    actor,
    client: actor.client,
    details: { before, after },
  })
  return after
}

async function storePublicationPolicy(tx: Executor, policy: StoredPublicationPolicy): Promise<void> {
  const value = JSON.stringify(policy)
  await tx
    .insertInto('server_meta')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
