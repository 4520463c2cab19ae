import type { NewEnrollment } from '../../../module-contract/step-outcome.ts'
import type { Preauth } from '../client/answer-shapes.ts'
import type { DuoIdentity } from '../client/duo-client.ts'
import type { ChoiceState, DeviceState, DuoContext, DuoOutcome } from './duo-state.ts'
import { toIdentity } from './identity.ts'
import { withEnrollment } from './outcome.ts'
import { decideWithoutUser, restrictOffer, toOffer } from './preauth.ts'
import { sendPush } from './push.ts'
import type { DuoTools } from '../client/duo-tools.ts'

/**
 * Goes on from what Duo said in preauth: lets in, refuses, pushes by itself or shows the choice.
 * @param enrollment handed to the engine with the outcome, and from then on who Duo is asked about.
 */
export async function continueFromPreauth(
  tools: DuoTools,
  context: DuoContext,
  preauth: Exclude<Preauth, { result: 'enroll' }>,
  enrollment: NewEnrollment | null = null,
): Promise<DuoOutcome> {
  if (preauth.result !== 'auth') return withEnrollment(decideWithoutUser(context, preauth), enrollment)
  const identity = enrollment ? { user_id: enrollment.externalId } : toIdentity(context)
  return withEnrollment(await pushByItself(tools, context, toOffer(context, preauth), identity), enrollment)
}

/** The device that was pushed to the last time, or the only one there is. */
function findAutomatic({ devices, suggested }: ChoiceState): DeviceState | null {
  const able = devices.filter(({ factors }) => factors.includes('PUSH'))
  const last = suggested?.factor === 'PUSH' ? able.find(({ id }) => id === suggested.deviceId) : undefined
  return last ?? (able.length === 1 ? able[0]! : null)
}

/** Pushes where the settings say so and there is nothing to choose; the reason against a push is shown above the choice. */
async function pushByItself(
  tools: DuoTools,
  context: DuoContext,
  offer: ChoiceState,
  identity: DuoIdentity,
): Promise<DuoOutcome> {
  const state = restrictOffer(context, offer)
  const device = findAutomatic(offer)
  if (!context.settings.automaticPush || !device) return { kind: 'prompt', state }
  const outcome = await sendPush(tools, context, state, { factor: 'PUSH', deviceId: device.id }, identity)
  return outcome.kind === 'rejected' && !outcome.state ? { ...outcome, state } : outcome
}
