import { insertAuditEvents } from '../../audit/audit.statements.ts'
import type { Executor } from '../../database/database.ts'
import type { RememberedBrowsers } from '../browser/remembered-browsers.ts'
import type { LogonMove } from '../steps/move.ts'
import { toUserId } from '../steps/step-position.ts'
import type { LogonRow } from './logon-row.ts'
import { MoveLost } from './move-lost.ts'
import { adoptEarlierSteps, insertPassedSteps, upsertEnrollment } from './passed-step.statements.ts'
import { storeSideEffects } from './side-effects.ts'

/** NOTE first in the transaction: effects lock the user's row, and the order is users before logons before sessions. */
export async function applyEffects(tx: Executor, logonId: string, { effects }: LogonMove): Promise<void> {
  for (const effect of effects) if (!(await effect.apply(tx, logonId))) throw new MoveLost()
}

/** Writes everything that a move leaves behind beside the logon's own row. */
export async function recordMove(
  tx: Executor,
  row: LogonRow,
  move: LogonMove,
  { now, remembered }: { now: number; remembered: RememberedBrowsers },
): Promise<void> {
  const userId = toUserId(move)
  await insertPassedSteps(tx, row.id, userId, now, move.passed)
  if (userId && move.passed.some((step) => step.position > 1)) await adoptEarlierSteps(tx, row.id, userId)
  if (userId)
    for (const { module, externalId, scope } of move.enrollments)
      await upsertEnrollment(tx, { user_id: userId, module, external_id: externalId, scope, created_at: now })
  if (move.sideEffects.length > 0) await storeSideEffects(tx, row, move, { now, remembered })
  await insertAuditEvents(tx, now, move.events)
}
