import { setTimeout as pause } from 'node:timers/promises'
import { DuoCallError } from '../client/duo-call-error.ts'
import type { DuoContext, DuoOutcome, WaitState } from '../factors/duo-state.ts'
import { toApplication } from '../factors/identity.ts'
import { toLastWord, toPushDetail } from '../factors/last-word.ts'
import { denied, rejected, toChoice, toDenied } from '../factors/outcome.ts'
import type { DuoTools } from '../client/duo-tools.ts'

/** An answer that took longer was a long poll that Duo ended, with nothing new: ask again without a pause. */
const AT_ONCE_MS = 500
/** Duo may forget a transaction in the middle of an answer of its own; twice is no accident. */
const MAX_UNKNOWN = 2

/**
 * Waits for the next thing that happens to a push or a call, with one long poll at a time. Only looks: it can be called again
 * for the same state, by another node, at any time.
 */
export async function watchPush(
  tools: DuoTools,
  context: DuoContext,
  state: WaitState,
  signal: AbortSignal,
): Promise<DuoOutcome> {
  const { client, limits } = tools
  const application = toApplication(context)
  const givenUpAt = state.expiresAt + limits.pushGraceMs
  let pauseMs = limits.pauseMinMs
  let repeated = 0
  let unknown = 0
  for (;;) {
    const leftMs = givenUpAt - context.now()
    const isLast = leftMs <= 0
    let failure: DuoCallError | null = null
    try {
      const timeoutMs = isLast ? limits.lastWordMs : Math.min(limits.longPollMs, leftMs)
      const { value: answer, latencyMs } = await client.authStatus(application, state.txid, { timeoutMs, signal })
      if (answer.result !== 'waiting') return await toLastWord(tools, context, state, answer)
      if (answer.status === 'push_failed')
        return rejected('DUO_PUSH_FAILED', { state: { ...toChoice(state), resendAt: null } })
      const { status } = answer
      if (status !== state.status && !isLast)
        return {
          kind: 'waiting',
          state: { ...state, status, statusMessage: answer.statusMessage || state.statusMessage },
        }
      repeated = latencyMs < AT_ONCE_MS ? repeated + 1 : 0
      if (repeated <= 1) pauseMs = limits.pauseMinMs
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof DuoCallError)) throw error
      failure = error
    }
    if (failure?.kind === 'refused' && ++unknown >= MAX_UNKNOWN && !isLast)
      return denied('DUO_UNREACHABLE', { reason: 'Duo does not know the transaction' })
    if (failure && !failure.isTransient && failure.kind !== 'refused') return toDenied(failure)
    if (isLast)
      return failure?.isTransient && !failure.isTimeout
        ? toDenied(failure)
        : rejected('DUO_TIMEOUT', { state: toChoice(state), detail: toPushDetail(state) })
    // The first repetition is how a long poll begins; it costs no pause, or every approval would wait for it.
    if (!failure && repeated <= 1) continue
    await pause(toPauseMs(context, failure, pauseMs, givenUpAt), undefined, { signal })
    pauseMs = Math.min(pauseMs * 2, limits.pauseMaxMs)
  }
}

function toPauseMs(context: DuoContext, failure: DuoCallError | null, pauseMs: number, givenUpAt: number): number {
  const now = context.now()
  const wished = Math.max(now + pauseMs, failure?.retryAt ?? 0)
  return Math.max(1, Math.min(wished, Math.max(givenUpAt, now)) - now)
}
