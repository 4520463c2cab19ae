import type { Preauth, PreauthDevice } from './duo-answer-shapes.ts'
import type { DuoIdentity } from './duo.client.ts'
import type { ChoiceState, DeviceState, DuoContext, DuoOutcome, FactorName } from './duo.state.ts'
import { toApplication, toIdentity, toIpAddress } from './duo-identity.ts'
import { deny } from './duo-outcome.ts'
import type { DuoTools } from './duo-tools.ts'

/** Asks Duo what is to be done about the user. Disturbs nobody. */
export async function preauthenticate({ client }: DuoTools, context: DuoContext, identity: DuoIdentity = toIdentity(context)): Promise<Preauth> {
  const { value } = await client.preauth(toApplication(context), { ...identity, ipaddr: toIpAddress(context) })
  return value
}

type DecidedPreauth = Exclude<Preauth, { result: 'auth' | 'enroll' }>

/** Where Duo decides by itself, without asking the user for anything. */
export function decideWithoutUser(context: DuoContext, preauth: DecidedPreauth): DuoOutcome {
  switch (preauth.result) {
    case 'allow': {
      const detail = { bypass: true, duoMessage: preauth.statusMessage }
      return context.options.bypass === 'accept' ? { kind: 'passed', method: 'Duo bypass', detail } : deny('DUO_BYPASS_REFUSED', detail)
    }
    case 'deny':
      return deny(/locked out/iu.test(preauth.statusMessage) ? 'DUO_LOCKED_OUT' : 'DUO_NOT_ALLOWED', { duoMessage: preauth.statusMessage })
    case 'unknown':
      return deny('DUO_NOT_ALLOWED', { reason: 'Duo answered preauth with a result that is not known' })
  }
}

export function toOffer({ devices, verification }: Extract<Preauth, { result: 'auth' }>, resendAt: number | null = null): ChoiceState {
  return { step: 'choice', devices: devices.map(toDevice), isVerified: verification !== null, verification, notice: null, resendAt }
}

/** What the step's options leave of a device's factors. */
export function listFactors(context: DuoContext, { isVerified }: Pick<ChoiceState, 'isVerified'>, { factors }: DeviceState): FactorName[] {
  if (!context.options.verifiedPushOnly) return factors
  return factors.filter((factor) => factor !== 'PHONE' && (factor !== 'PUSH' || isVerified))
}

/** Leaves only what may be used, for the prompt and for everything after it. */
export function restrictOffer(context: DuoContext, offer: ChoiceState): ChoiceState {
  return { ...offer, devices: offer.devices.map((device) => ({ ...device, factors: listFactors(context, offer, device) })) }
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
