import { insertAlarm } from '../../audit/alarm.statements.ts'
import type { Executor } from '../../database/database.ts'
import { storeModuleProfile } from '../../people/module-profiles/module-profile.statements.ts'
import type { RememberedBrowsers } from '../browser/remembered-browsers.ts'
import type { LogonMove } from '../steps/move.ts'
import { toUserId } from '../steps/step-position.ts'
import type { LogonRow } from './logon-row.ts'

/** Stores the side effects of a move, in its transaction. */
export async function storeSideEffects(
  tx: Executor,
  row: LogonRow,
  move: LogonMove,
  { now, remembered }: { now: number; remembered: RememberedBrowsers },
): Promise<void> {
  const userId = toUserId(move)
  const { id: logonId, browser_binding: browserBinding, ip_address: ipAddress, user_agent: userAgent } = row
  for (const { module, claimedName, lastChoice, remember, forgetBrowser, alarm } of move.sideEffects) {
    // Those of a step that fails open are counted from the audit log; no one has to acknowledge them.
    if (alarm && alarm.kind !== 'failed-open') {
      const subject = userId && move.user!.username
      await insertAlarm(tx, { at: now, module, ...alarm, subjectId: userId, subject, logonId, ipAddress, userAgent })
    }
    if (!userId) continue
    if (forgetBrowser && browserBinding !== null) await remembered.forget(tx, { userId, module, browserBinding })
    if (claimedName !== undefined || lastChoice !== undefined)
      await storeModuleProfile(tx, userId, module, {
        claimedName,
        lastChoice: lastChoice === undefined ? undefined : JSON.stringify(lastChoice),
      })
    if (remember && browserBinding !== null)
      await remembered.remember(tx, { userId, module, browserBinding, logonId, ipAddress, userAgent, ...remember })
  }
}
