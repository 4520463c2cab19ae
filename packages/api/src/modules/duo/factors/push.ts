import { toExternalName } from '../../../module-contract/external-name.ts'
import type { Verification } from '../client/answer-shapes.ts'
import { DuoCallError } from '../client/duo-call-error.ts'
import type { DuoIdentity } from '../client/duo-client.ts'
import type { ChoiceState, DeviceState, DuoContext, DuoOutcome, FactorName, WaitState } from './duo-state.ts'
import { getUser, toApplication, toIdentity, toIpAddress } from './identity.ts'
import { denied, rejected, toChoice } from './outcome.ts'
import { decideWithoutUser, preauthenticate, restrictOffer, toOffer } from './preauth.ts'
import { releasePush, takePush } from './push-limits.ts'
import { toPushinfo } from './pushinfo.ts'
import type { DuoTools } from '../client/duo-tools.ts'

export interface DeviceChoice {
  factor: 'PUSH' | 'PHONE' | 'SMS'
  deviceId: string
}
/** A verification that is about to expire would leave no time to type its code. */
const VERIFICATION_RESERVE_MS = 20_000
/** When Duo asks to slow down without saying how long. */
const SLOW_DOWN_MS = 30_000

/** Sends a push, or has Duo call: once, on the user's wish (or by the setting), within the limits. */
export async function sendPush(
  tools: DuoTools,
  context: DuoContext,
  state: ChoiceState | WaitState,
  choice: DeviceChoice & { factor: 'PUSH' | 'PHONE' },
  identity: DuoIdentity = toIdentity(context),
): Promise<DuoOutcome> {
  const refusal = checkResend(context, state)
  if (refusal) return refusal
  const device = findDevice(context, state, choice)
  if ('kind' in device) return device
  const permission = await takePush(tools.limits, context)
  if (!permission.allowed) return rejected('DUO_TOO_MANY_PUSHES', { retryAt: permission.retryAt })
  const ready =
    choice.factor === 'PUSH' && state.isVerified
      ? await refreshVerification(tools, context, state, device, identity)
      : { device, verification: null }
  if ('kind' in ready) {
    if (state.step === 'choice') await releasePush(context)
    return ready
  }
  try {
    return await startPush(tools, context, state, { ...ready, factor: choice.factor }, identity)
  } catch (error) {
    const rejection = toRejection(context, error, toChoice(state))
    if (rejection) await releasePush(context)
    if (rejection) return rejection
    throw error
  }
}

export function checkResend(context: DuoContext, { resendAt }: ChoiceState | WaitState): DuoOutcome | null {
  return resendAt !== null && context.now() < resendAt ? rejected('DUO_RESEND_TOO_EARLY', { retryAt: resendAt }) : null
}

/** Only devices that Duo named for this user, and only what they can do. */
export function findDevice(
  context: DuoContext,
  state: ChoiceState | WaitState,
  { factor, deviceId }: DeviceChoice,
): DeviceState | DuoOutcome {
  if (factor === 'PUSH' && context.options.verifiedPushOnly && !state.isVerified)
    return rejected('DUO_VERIFIED_PUSH_REQUIRED')
  const can = (device: DeviceState, wanted: FactorName) => device.factors.includes(wanted)
  if (deviceId === 'auto') {
    const able = state.devices.filter((device) => can(device, factor))
    return able.find(({ id }) => id === state.suggested?.deviceId) ?? able[0] ?? rejected('DUO_FACTOR_UNAVAILABLE')
  }
  const device = state.devices.find(({ id }) => id === deviceId)
  if (!device) return rejected('DUO_DEVICE_UNKNOWN')
  return can(device, factor) ? device : rejected('DUO_FACTOR_UNAVAILABLE')
}

/** Duo has refused it in a way that another choice, or a short wait, can fix. */
export function toRejection(context: DuoContext, error: unknown, state: ChoiceState): DuoOutcome | null {
  if (!(error instanceof DuoCallError)) return null
  if (error.kind === 'rate-limited')
    return rejected('DUO_TOO_MANY_PUSHES', {
      retryAt: error.retryAt ?? context.now() + SLOW_DOWN_MS,
      state,
      detail: { reason: error.message },
    })
  if (error.kind === 'refused' && /device/iu.test(error.duoDetail ?? ''))
    return rejected('DUO_DEVICE_UNKNOWN', { state, detail: { reason: error.message } })
  return null
}

/** Each verified push needs a transaction and a code of its own, from a preauth that it has to itself. */
async function refreshVerification(
  tools: DuoTools,
  context: DuoContext,
  state: ChoiceState | WaitState,
  device: DeviceState,
  identity: DuoIdentity,
): Promise<{ device: DeviceState; verification: Verification | null } | DuoOutcome> {
  const unused = state.step === 'choice' ? state.verification : null
  if (unused && unused.expiresAt - context.now() > VERIFICATION_RESERVE_MS) return { device, verification: unused }
  const preauth = await preauthenticate(tools, context, identity)
  if (preauth.result === 'enroll')
    return denied('DUO_NOT_ALLOWED', { reason: 'The user no longer has a device at Duo' })
  if (preauth.result !== 'auth') return decideWithoutUser(context, preauth)
  const offer = restrictOffer(context, toOffer(context, preauth, state.resendAt))
  const found = findDevice(context, offer, { factor: 'PUSH', deviceId: device.id })
  if ('kind' in found) return { ...found, state: offer } as DuoOutcome
  return { device: found, verification: offer.verification }
}

async function startPush(
  { client, limits }: DuoTools,
  context: DuoContext,
  { devices, isVerified, suggested }: ChoiceState | WaitState,
  {
    factor,
    device,
    verification,
  }: { factor: 'PUSH' | 'PHONE'; device: DeviceState; verification: Verification | null },
  identity: DuoIdentity,
): Promise<DuoOutcome> {
  const application = toApplication(context)
  const startedAt = context.now()
  const common = { ...identity, device: device.id, ipaddr: toIpAddress(context) }
  const { value: txid, latencyMs } = await (factor === 'PHONE'
    ? client.startAuth(application, { ...common, factor: 'phone' })
    : client.startAuth(application, {
        ...common,
        factor: 'push',
        type: context.settings.displayText ?? undefined,
        display_username: toDisplayUsername(context),
        pushinfo: toPushinfo(context),
        txid: verification?.txid,
      }))
  const state: WaitState = {
    step: 'wait',
    factor,
    device,
    devices,
    isVerified,
    suggested,
    txid,
    status: factor === 'PUSH' ? 'pushed' : 'calling',
    statusMessage: factor === 'PUSH' ? 'Open Duo Mobile and approve it.' : 'Duo is calling your phone.',
    verificationCode: verification?.code ?? null,
    expiresAt: toExpiry(startedAt, limits.pushLifeMs, verification),
    resendAt: startedAt + limits.resendMs,
  }
  const { place } = context.client
  return {
    kind: 'waiting',
    state,
    detail: { factor, device: device.name, verified: verification !== null, ...(place && { place }) },
    serviceMs: latencyMs,
  }
}

/** Duo's own word for a verified push, as far as its clock and ours agree. */
function toExpiry(startedAt: number, pushLifeMs: number, verification: Verification | null): number {
  const ordinary = startedAt + pushLifeMs
  return verification && verification.expiresAt > startedAt ? Math.min(ordinary, verification.expiresAt) : ordinary
}

/** Only where the phone would show another name than the one used here. Who is known by id needs no name at Duo. */
function toDisplayUsername(context: DuoContext): string | undefined {
  const { username } = getUser(context)
  return toExternalName(context) === username ? undefined : username
}
