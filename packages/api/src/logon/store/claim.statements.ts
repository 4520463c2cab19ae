import type { Executor } from '../../database/database.ts'
import { prepareQuery } from '../../database/prepared-query.ts'

interface Claim {
  id: string
  revision: number
  claim: string
  claimedUntil: number
  answerHash: string
  now: number
}

const updateClaim = prepareQuery((db, { id, revision, claim, claimedUntil, answerHash, now }: Claim) =>
  db
    .updateTable('logons')
    .set({ claim, claimed_until: claimedUntil, answered_revision: revision, answer_hash: answerHash })
    .where('id', '=', id)
    .where('revision', '=', revision)
    .where('state', 'in', ['open', 'ready'])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .where('claimed_until', '<=', now),
)

/**
 * Reserves a state for one answer. Of any number of simultaneous answers exactly one gets it; none does after the logon's end or while
 * another answer is being worked on.
 */
export async function claimState(executor: Executor, claim: Claim): Promise<boolean> {
  return (await updateClaim(executor, claim)).numAffectedRows === 1n
}
