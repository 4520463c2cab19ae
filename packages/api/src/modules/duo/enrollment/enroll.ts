import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { AuditDetail } from '../../../module-contract/step-outcome.ts'
import { DuoCallError } from '../client/duo-call-error.ts'
import type { DuoContext, DuoOutcome, EnrollmentState, PortalState } from '../factors/duo-state.ts'
import { continueFromPreauth } from '../factors/continue-from-preauth.ts'
import { findDuoUserId, toApplication, toDuoUsername } from '../factors/identity.ts'
import { denied, toDenied } from '../factors/outcome.ts'
import { preauthenticate } from '../factors/preauth.ts'
import { toSafeUrl } from '../client/safe-url.ts'
import type { DuoTools } from '../client/duo-tools.ts'

/** How long another node is given to finish what follows an enrollment before this one does it. */
const CLAIM_MS = 30_000

/** Duo has no usable device of the user's: makes a user at Duo and an activation code, which belongs to this logon alone. */
export async function startEnrollment(
  tools: DuoTools,
  context: DuoContext,
  rawPortalUrl: string | null,
): Promise<DuoOutcome> {
  if (!context.settings.selfEnrollment || context.options.enrollment === 'refuse')
    return denied('DUO_ENROLLMENT_REQUIRED')
  if (context.options.enrollmentCode)
    return { kind: 'prompt', state: { step: 'enrollment-code' }, detail: { enrollment: 'needs a code' } }
  return openEnrollment(tools, context, rawPortalUrl)
}

/** NOTE only if nothing has to be asked first. */
export async function openEnrollment(
  tools: DuoTools,
  context: DuoContext,
  rawPortalUrl: string | null,
  more: AuditDetail = {},
): Promise<DuoOutcome> {
  const lifeMs = Math.min(tools.limits.enrollmentLifeMs, context.expiresAt - context.now())
  const expiresAt = context.now() + lifeMs
  // Known to Duo by id, but without a device: only Duo's own page can give that user one.
  if (context.options.enrollment === 'portal' || findDuoUserId(context) !== null)
    return toPortal(tools, context, rawPortalUrl, { expiresAt, more })
  const application = toApplication(context)
  try {
    const parameters = { username: toDuoUsername(context), valid_secs: String(Math.max(1, Math.floor(lifeMs / 1000))) }
    const { value, latencyMs } = await tools.client.enroll(application, parameters)
    const state: EnrollmentState = {
      step: 'enrollment',
      duoUserId: value.userId,
      activationCode: value.activationCode,
      activationUrl: toSafeUrl(value.activationUrl, tools.isAllowedByOperator(application.apiHostname)),
      qrText: value.qrText,
      expiresAt,
      place: context.client.place ?? null,
    }
    return { kind: 'waiting', state, detail: { enrollment: 'code', ...more }, serviceMs: latencyMs }
  } catch (error) {
    // A user without a device, e.g. from an enrollment that was abandoned: Duo gives no second code for it.
    if (error instanceof DuoCallError && error.kind === 'refused' && /already exists/iu.test(error.duoDetail ?? ''))
      return toPortal(tools, context, rawPortalUrl, { expiresAt, more })
    throw error
  }
}

function toPortal(
  tools: DuoTools,
  context: DuoContext,
  rawPortalUrl: string | null,
  { expiresAt, more = {}, notice = null }: { expiresAt: number; more?: AuditDetail; notice?: string | null },
): DuoOutcome {
  const portalUrl = toSafeUrl(rawPortalUrl, tools.isAllowedByOperator(context.settings.apiHostname))
  if (!portalUrl)
    return denied('DUO_ENROLLMENT_REQUIRED', {
      reason: 'The user exists at Duo without a device, and Duo offers no enrollment page',
    })
  return {
    kind: 'waiting',
    state: { step: 'portal', portalUrl, expiresAt, notice, place: context.client.place ?? null },
    detail: { enrollment: 'portal', ...more },
  }
}

/** Waits until the code is activated, then goes straight on. The code and the user are the state's, never a client's. */
export async function watchEnrollment(
  tools: DuoTools,
  context: DuoContext,
  state: EnrollmentState,
  signal: AbortSignal,
): Promise<DuoOutcome> {
  const application = toApplication(context)
  const parameters = { user_id: state.duoUserId, activation_code: state.activationCode }
  const enrollment = { externalId: state.duoUserId, scope: application.apiHostname }
  const claim = createClaim(context, signal)
  return watchUntil(context, state.expiresAt, tools.limits.enrollmentPollMs, signal, async () => {
    const { value: status } = await tools.client.enrollStatus(application, parameters, signal)
    if (status === 'waiting') return null
    const preauth = await preauthenticate(tools, context, { user_id: state.duoUserId })
    if (preauth.result === 'enroll')
      return status === 'invalid' ? goOnAtPortal(tools, context, preauth.portalUrl) : null
    await claim()
    return continueFromPreauth(tools, context, preauth, enrollment).catch(toDenied)
  })
}

/** Duo gives no second code for a user, but its own page lets them finish. */
function goOnAtPortal(tools: DuoTools, context: DuoContext, rawPortalUrl: string | null): DuoOutcome {
  const outcome = toPortal(tools, context, rawPortalUrl, {
    expiresAt: context.expiresAt,
    notice: 'The code has expired. Go on with a new one on Duo’s own page.',
  })
  return outcome.kind === 'waiting' ? outcome : denied('DUO_ENROLLMENT_EXPIRED')
}

/** Duo's page doesn't tell when it is done; preauth does. */
export async function watchPortal(
  tools: DuoTools,
  context: DuoContext,
  state: PortalState,
  signal: AbortSignal,
): Promise<DuoOutcome> {
  const claim = createClaim(context, signal)
  return watchUntil(context, state.expiresAt, tools.limits.portalPollMs, signal, async () => {
    const preauth = await preauthenticate(tools, context)
    if (preauth.result === 'enroll') return null
    await claim()
    return continueFromPreauth(tools, context, preauth).catch(toDenied)
  })
}

/** Looks again and again; a Duo that is away for a moment costs nobody the enrollment. */
async function watchUntil(
  context: DuoContext,
  expiresAt: number,
  pauseMs: number,
  signal: AbortSignal,
  look: () => Promise<DuoOutcome | null>,
): Promise<DuoOutcome> {
  for (;;) {
    let askAt = 0
    try {
      const outcome = await look()
      if (outcome) return outcome
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof DuoCallError) || !error.isTransient) throw error
      askAt = error.retryAt ?? 0
    }
    const now = context.now()
    if (now >= expiresAt) return denied('DUO_ENROLLMENT_EXPIRED')
    await pause(Math.max(pauseMs, Math.min(askAt, expiresAt) - now), undefined, { signal })
  }
}

/**
 * What follows an enrollment may send a push, and two nodes may be watching (one taking over from another): only the one
 * that holds this goes on. Should it fail, the hold runs out and the other finds it free.
 */
function createClaim(context: DuoContext, signal: AbortSignal): () => Promise<void> {
  const watcher = randomUUID()
  return async () => {
    for (;;) {
      const held = await context.usage.hold(`duo-enrolled:${context.logonId}`, watcher, context.now() + CLAIM_MS)
      if (held.held) return
      await pause(Math.max(100, held.until - context.now()), undefined, { signal })
    }
  }
}
