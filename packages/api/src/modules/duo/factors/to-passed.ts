import { setTimeout as pause } from 'node:timers/promises'
import type { AuditDetail } from '../../../module-contract/step-outcome.ts'
import type { DuoContext, DuoOutcome, LastChoice, RememberState } from './duo-state.ts'
import { toClaimedName } from './identity.ts'
import { toRemembered } from './remembered-browser.ts'
import type { DuoTools } from '../client/duo-tools.ts'

/** The result of an "allow" from Duo. */
export interface Pass {
  method: string
  detail: AuditDetail
  serviceMs?: number | undefined
  lastChoice: LastChoice
  /** Comes only where Duo's policy for this application remembers devices. */
  trustedDeviceToken: string | null
}

/** Duo has said yes. Where its policy remembers devices and the step offers it, the person is asked before the step is over. */
export async function passOrAskToRemember(
  { limits }: DuoTools,
  context: DuoContext,
  { method, detail, serviceMs, lastChoice, trustedDeviceToken }: Pass,
): Promise<DuoOutcome> {
  if (context.options.rememberBrowsers && context.mayRemember && trustedDeviceToken !== null) {
    const state: RememberState = {
      step: 'remember',
      method,
      detail,
      serviceMs,
      lastChoice,
      trustedDeviceToken,
      expiresAt: context.now() + limits.rememberAnswerMs,
    }
    return { kind: 'waiting', state }
  }
  return toPassed(context, { method, detail, serviceMs, lastChoice })
}

/** NOTE never without the person's consent: a machine may be anybody's. */
export async function answerRemember(
  { limits }: DuoTools,
  context: DuoContext,
  state: RememberState,
  isWanted: boolean,
): Promise<DuoOutcome> {
  const passed = await toPassed(context, { ...state, detail: { ...state.detail, browserRemembered: isWanted } })
  if (passed.kind !== 'passed' || !isWanted) return passed
  return {
    ...passed,
    remember: {
      value: toRemembered(context, state.trustedDeviceToken),
      expiresAt: context.now() + limits.rememberedMs,
    },
  }
}

/** Who doesn't answer is not kept waiting, and the browser is not remembered. */
export async function watchRemember(
  tools: DuoTools,
  context: DuoContext,
  state: RememberState,
  signal: AbortSignal,
): Promise<DuoOutcome> {
  const leftMs = state.expiresAt - context.now()
  if (leftMs > 0) await pause(leftMs, undefined, { signal, ref: false })
  return answerRemember(tools, context, state, false)
}

async function toPassed(
  context: DuoContext,
  { method, detail, serviceMs, lastChoice }: Omit<Pass, 'trustedDeviceToken'>,
): Promise<DuoOutcome> {
  const claimedName = await toClaimedName(context)
  const isNewChoice = JSON.stringify(context.profile.lastChoice) !== JSON.stringify(lastChoice)
  return {
    kind: 'passed',
    method,
    detail,
    serviceMs,
    ...(claimedName !== null && { claimedName }),
    ...(isNewChoice && { lastChoice }),
  }
}
