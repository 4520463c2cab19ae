import type { StepAlarm, StepOutcome } from '../../module-contract/step-outcome.ts'

/** What an outcome changes beside the logon itself, e.g. an alarm or a remembered browser; stored together with the move. */
export interface StoredSideEffect {
  module: string
  claimedName?: string
  lastChoice?: unknown
  remember?: { value: string; expiresAt: number }
  forgetBrowser?: boolean
  /** With the code and the reference of the audit event that belongs to the same outcome. */
  alarm?: { kind: StepAlarm['kind']; code: string | null; reference: string | null }
}

/** Null for an outcome without side effects, as most are. Alarms are added with their audit event. */
export function toSideEffect(module: string, outcome: StepOutcome): StoredSideEffect | null {
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
