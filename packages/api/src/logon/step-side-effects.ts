import { insertAlarm } from '../audit/alarm.statements.ts'
import type { Database, Executor } from '../database/database.ts'
import type { StepUser } from '../module-contract/step-context.ts'
import type { StepAlarm, StepOutcome } from '../module-contract/step-outcome.ts'
import {
  isExternalIdOfAnother,
  isNameOfAnother,
  storeModuleProfile,
} from '../people/module-profiles/module-profile.statements.ts'
import type { RememberedBrowsers } from './remembered-browsers.ts'
import type { LogonRow } from './logon.statements.ts'

/** What an outcome changes beside the logon itself, e.g. an alarm or a remembered browser; stored together with the move. */
export interface StoredSideEffect {
  module: string
  claimedName?: string
  lastChoice?: unknown
  remember?: { value: string; expiresAt: number }
  forgetBrowser?: boolean
  /** With what the audit event of the same outcome has. */
  alarm?: { kind: StepAlarm['kind']; code: string | null; reference: string | null }
}

/** Null for an outcome without side effects, as most are. */
export function toStoredSideEffect(module: string, outcome: StepOutcome): StoredSideEffect | null {
  const passed = outcome.kind === 'passed' ? outcome : null
  const effect: StoredSideEffect = {
    module,
    ...(passed?.claimedName !== undefined && { claimedName: passed.claimedName }),
    ...(passed?.lastChoice !== undefined && { lastChoice: passed.lastChoice }),
    ...(passed?.remember && { remember: passed.remember }),
    ...(outcome.forgetBrowser && { forgetBrowser: true }),
  }
  return Object.keys(effect).length > 1 ? effect : null
}

/** The user whom a step was about is known at the other side as somebody who is another user here: one of the two must not get in. */
export async function isConflict(
  database: Database,
  module: string,
  user: StepUser | null,
  outcome: StepOutcome,
): Promise<boolean> {
  if (!user || user.fake) return false
  if (
    'enrollment' in outcome &&
    outcome.enrollment &&
    (await isExternalIdOfAnother(database.sql, { module, userId: user.id, externalId: outcome.enrollment.externalId }))
  )
    return true
  return (
    outcome.kind === 'passed' &&
    outcome.claimedName !== undefined &&
    (await isNameOfAnother(database.sql, { module, userId: user.id, name: outcome.claimedName }))
  )
}

/** Stores the side effects of a move, in its transaction. */
export async function storeSideEffects(
  tx: Executor,
  sideEffects: readonly StoredSideEffect[],
  { row, user, now, remembered }: { row: LogonRow; user: StepUser | null; now: number; remembered: RememberedBrowsers },
): Promise<void> {
  const userId = user && !user.fake ? user.id : null
  for (const { module, claimedName, lastChoice, remember, forgetBrowser, alarm } of sideEffects) {
    if (alarm && alarm.kind !== 'failed-open')
      await insertAlarm(tx, {
        at: now,
        module,
        ...alarm,
        subjectId: userId,
        subject: userId && user!.username,
        logonId: row.id,
        ipAddress: row.ip_address,
        userAgent: row.user_agent,
      })
    if (!userId) continue
    if (forgetBrowser && row.browser_binding !== null)
      await remembered.forget(tx, { userId, module, browserBinding: row.browser_binding })
    if (claimedName !== undefined || lastChoice !== undefined)
      await storeModuleProfile(tx, userId, module, {
        claimedName,
        lastChoice: lastChoice === undefined ? undefined : JSON.stringify(lastChoice),
      })
    if (remember) await remembered.remember(tx, row, { userId, module, ...remember })
  }
}
