import { allowedCapabilities, displayName, isUsable, maskNumber } from '../../state/device-capabilities.ts'
import type { Device, User } from '../../state/model.ts'
import { nextSmsCodeDigit } from '../../state/passcodes.ts'
import { isInTrustedNetwork } from '../../state/policy.ts'
import { TEXTS } from '../../state/texts.ts'
import type { ApiCall } from './endpoint.ts'
import { identifyUser } from './identify-user.ts'
import { toPromptMenu } from './prompt-menu.ts'

export interface PreauthDecision {
  result: 'allow' | 'deny' | 'enroll' | 'auth'
  statusMessage: string
  /** The reason in Duo's authentication log; empty while nothing is decided. */
  reason: string
  /** The other fields of the answer. */
  response: Record<string, unknown>
}

/** Decides whether the user must authenticate, and with which devices. */
export function preauthorize(call: ApiCall): PreauthDecision {
  const { simulation, policy, parameters } = call
  const { user, name } = identifyUser(call)
  if (user?.status === 'disabled') return decide('deny', TEXTS.accountDisabled, 'user_disabled')
  if (user?.status === 'locked_out') return decide('deny', TEXTS.lockedOut, 'locked_out')
  if (user?.status === 'bypass') return decide('allow', TEXTS.accountActive, 'bypass_user')
  const devices = user ? simulation.state.devicesOf(user.userId).filter(isUsable) : []
  if (!user || devices.length === 0) return decideForUnenrolled(call, name)
  if (isInTrustedNetwork(policy, parameters.find('ipaddr')))
    return decide('allow', TEXTS.accountActive, 'trusted_network')
  if (simulation.remembered.isRemembered(parameters.find('trusted_device_token'), user, call.application)) {
    return decide('allow', TEXTS.accountActive, 'remembered_device')
  }
  return askForFactor(call, user, devices)
}

function decideForUnenrolled({ policy, simulation, application }: ApiCall, username: string): PreauthDecision {
  if (policy.newUsers === 'allow') return decide('allow', TEXTS.allowingUnknownUser, 'allow_unenrolled_user')
  if (policy.newUsers === 'deny') return decide('deny', TEXTS.unknownUserDenied, 'deny_unenrolled_user')
  const code = simulation.enrollments.invite(username, application)
  const portal = `${simulation.addresses.pagesUrl}/portal?code=${code}&akey=${simulation.state.accountKey}`
  return decide('enroll', TEXTS.enrollToProceed, '', { enroll_portal_url: portal })
}

function askForFactor(call: ApiCall, user: User, userDevices: Device[]): PreauthDecision {
  const { simulation, policy, parameters, application } = call
  const isVerified = policy.verifiedPush.required
  const supportsVerified = parameters.isSet('client_supports_verified_push')
  const allowsPush = !isVerified || supportsVerified || policy.verifiedPush.clientsWithoutSupport === 'plain'
  const devices = userDevices
    .map((device) => ({
      device,
      capabilities: allowedCapabilities(
        device,
        allowsPush
          ? policy
          : { ...policy, allowedFactors: policy.allowedFactors.filter((factor) => factor !== 'push') },
      ),
    }))
    .filter(({ device, capabilities }) => device.type === 'token' || capabilities.length > 0)
  const hasPush = devices.some(({ capabilities }) => capabilities.includes('push'))
  const offer =
    isVerified && supportsVerified && hasPush
      ? simulation.verifiedPushes.create(application, user, policy.verifiedPush.digits)
      : null
  if (!offer) simulation.verifiedPushes.allowPlainPush(application, user)
  return decide('auth', TEXTS.accountActive, '', {
    devices: devices.map(({ device, capabilities }) => describeDevice(device, capabilities)),
    ...(parameters.isSet('text_prompt') && { prompt: toPromptMenu(devices, offer !== null) }),
    ...(offer && {
      txid: offer.txid,
      verification_code: offer.verificationCode,
      expiration: Math.floor(offer.expiresAt / 1000),
    }),
  })
}

function describeDevice(device: Device, capabilities: readonly string[]): Record<string, unknown> {
  if (device.type === 'token') return { device: device.id, type: 'token', name: device.name }
  const nextDigit = nextSmsCodeDigit(device)
  return {
    device: device.id,
    type: 'phone',
    name: device.name,
    display_name: displayName(device),
    number: maskNumber(device.number),
    capabilities,
    ...(nextDigit && { sms_nextcode: nextDigit }),
  }
}

function decide(
  result: PreauthDecision['result'],
  statusMessage: string,
  reason: string,
  response: Record<string, unknown> = {},
): PreauthDecision {
  return { result, statusMessage, reason, response }
}
