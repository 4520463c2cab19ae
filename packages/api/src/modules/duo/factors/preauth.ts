import type { Preauth, PreauthDevice } from '../client/answer-shapes.ts'
import type { DuoIdentity } from '../client/duo-client.ts'
import type { ChoiceState, DeviceState, DuoContext, DuoOutcome, FactorName, LastChoice } from './duo-state.ts'
import { toApplication, toIdentity, toIpAddress } from './identity.ts'
import { denied } from './outcome.ts'
import type { DuoTools } from '../client/duo-tools.ts'

/** Asks Duo for its decision on the user. Disturbs nobody. */
export async function preauthenticate(
  { client }: DuoTools,
  context: DuoContext,
  identity: DuoIdentity = toIdentity(context),
): Promise<Preauth> {
  const { value } = await client.preauth(toApplication(context), { ...identity, ipaddr: toIpAddress(context) })
  return value
}

type DecidedPreauth = Exclude<Preauth, { result: 'auth' | 'enroll' }>

/** Where Duo decides by itself, without asking the user for anything. */
export function decideWithoutUser(context: DuoContext, preauth: DecidedPreauth): DuoOutcome {
  switch (preauth.result) {
    case 'allow': {
      const detail = { bypass: true, duoMessage: preauth.statusMessage }
      return context.options.bypass === 'accept'
        ? { kind: 'passed', method: 'Duo bypass', exception: 'BYPASSED', detail }
        : denied('DUO_BYPASS_REFUSED', detail)
    }
    case 'deny':
      return denied(toDenialCode(preauth.statusMessage), { duoMessage: preauth.statusMessage })
    case 'unknown':
      return denied('DUO_NOT_ALLOWED', { reason: 'Duo answered preauth with a result that is not known' })
  }
}

/** Duo's word for why is in its text only. */
function toDenialCode(statusMessage: string): 'DUO_LOCKED_OUT' | 'DUO_DISABLED' | 'DUO_NOT_ALLOWED' {
  if (/locked out/iu.test(statusMessage)) return 'DUO_LOCKED_OUT'
  return /disabled/iu.test(statusMessage) ? 'DUO_DISABLED' : 'DUO_NOT_ALLOWED'
}

export function toOffer(
  context: DuoContext,
  { devices, verification }: Extract<Preauth, { result: 'auth' }>,
  resendAt: number | null = null,
): ChoiceState {
  const offer: ChoiceState = {
    step: 'choice',
    devices: devices.map(toDevice),
    isVerified: verification !== null,
    verification,
    notice: null,
    resendAt,
    suggested: null,
  }
  return suggestLastChoice(context, offer)
}

/** What the step's options leave of a device's factors. */
export function listFactors(
  context: DuoContext,
  { isVerified }: Pick<ChoiceState, 'isVerified'>,
  { factors }: DeviceState,
): FactorName[] {
  if (!context.options.verifiedPushOnly) return factors
  return factors.filter((factor) => factor !== 'PHONE' && (factor !== 'PUSH' || isVerified))
}

/** Leaves only what may be used, for the prompt and for everything after it. */
export function restrictOffer(context: DuoContext, offer: ChoiceState): ChoiceState {
  return {
    ...offer,
    devices: offer.devices.map((device) => ({ ...device, factors: listFactors(context, offer, device) })),
  }
}

function toDevice({ id, name, isToken, capabilities }: PreauthDevice): DeviceState {
  const can = (capability: string) => capabilities.includes(capability)
  const factors: FactorName[] = []
  if (can('push')) factors.push('PUSH')
  if (can('phone')) factors.push('PHONE')
  if (can('sms')) factors.push('SMS')
  if (isToken || can('mobile_otp')) factors.push('PASSCODE')
  return { id, name, factors }
}

/** The user's last choice first, if it is still there. */
function suggestLastChoice({ profile }: DuoContext, offer: ChoiceState): ChoiceState {
  const last = readLastChoice(profile.lastChoice)
  if (!last) return offer
  if (last.factor === 'PASSCODE') return { ...offer, suggested: { factor: 'PASSCODE', deviceId: null } }
  const device = offer.devices.find(({ id }) => id === last.deviceId)
  if (!device?.factors.includes(last.factor)) return offer
  return { ...offer, devices: [device, ...offer.devices.filter((other) => other !== device)], suggested: last }
}

function readLastChoice(stored: unknown): LastChoice | null {
  if (typeof stored !== 'object' || stored === null) return null
  const { factor, deviceId } = stored as Partial<LastChoice>
  const isKnown = factor === 'PUSH' || factor === 'PHONE' || factor === 'SMS' || factor === 'PASSCODE'
  return isKnown && (typeof deviceId === 'string' || deviceId === null) ? { factor, deviceId } : null
}
