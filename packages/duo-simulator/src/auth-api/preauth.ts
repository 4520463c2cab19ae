import { allowedCapabilities, displayName, isUsable, maskNumber } from '../state/device-capabilities.ts'
import type { Device, User } from '../state/model.ts'
import { nextSmsCodeDigit } from '../state/passcodes.ts'
import { isInTrustedNetwork } from '../state/policy.ts'
import { TEXTS } from '../state/texts.ts'
import type { ApiCall, Endpoint, EndpointAnswer } from './endpoint.ts'
import { identifyUser } from './identify-user.ts'
import { promptFor } from './prompt-menu.ts'

/** Whether the user has to authenticate, and with what. */
export const preauth: Endpoint = {
  method: 'POST',
  path: '/auth/v2/preauth',
  handle: (call) => {
    const { simulation, policy, parameters } = call
    const { user, name } = identifyUser(call)
    if (user?.status === 'disabled') return answer('deny', TEXTS.accountDisabled)
    if (user?.status === 'locked_out') return answer('deny', TEXTS.lockedOut)
    if (user?.status === 'bypass') return answer('allow', TEXTS.accountActive)
    const devices = user ? simulation.state.devicesOf(user.userId).filter(isUsable) : []
    if (!user || devices.length === 0) return answerForUnenrolled(call, name)
    if (isInTrustedNetwork(policy, parameters.find('ipaddr'))) return answer('allow', TEXTS.accountActive)
    if (simulation.remembered.isRemembered(parameters.find('trusted_device_token'), user, call.application)) {
      return answer('allow', TEXTS.accountActive)
    }
    return askForFactor(call, user, devices)
  },
}

function answerForUnenrolled({ policy, simulation, application }: ApiCall, username: string): EndpointAnswer {
  if (policy.newUsers === 'allow') return answer('allow', TEXTS.allowingUnknownUser)
  if (policy.newUsers === 'deny') return answer('deny', TEXTS.unknownUserDenied)
  const code = simulation.enrollments.invite(username, application)
  const portal = `${simulation.addresses.pagesUrl}/portal?code=${code}&akey=${simulation.state.accountKey}`
  return answer('enroll', TEXTS.enrollToProceed, { enroll_portal_url: portal })
}

function askForFactor(call: ApiCall, user: User, userDevices: Device[]): EndpointAnswer {
  const { simulation, policy, parameters, application } = call
  const isVerified = policy.verifiedPush.required
  const supportsVerified = parameters.isSet('client_supports_verified_push')
  const mayPush = !isVerified || supportsVerified || policy.verifiedPush.clientsWithoutSupport === 'plain'
  const devices = userDevices
    .map((device) => ({
      device,
      capabilities: allowedCapabilities(
        device,
        mayPush ? policy : { ...policy, allowedFactors: policy.allowedFactors.filter((factor) => factor !== 'push') },
      ),
    }))
    .filter(({ device, capabilities }) => device.type === 'token' || capabilities.length > 0)
  const hasPush = devices.some(({ capabilities }) => capabilities.includes('push'))
  const offer =
    isVerified && supportsVerified && hasPush
      ? simulation.verifiedPushes.make(application, user, policy.verifiedPush.digits)
      : null
  if (!offer) simulation.verifiedPushes.expectPlain(application, user)
  return answer('auth', TEXTS.accountActive, {
    devices: devices.map(({ device, capabilities }) => describeDevice(device, capabilities)),
    ...(parameters.isSet('text_prompt') && { prompt: promptFor(devices, offer !== null) }),
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

function answer(result: string, statusMessage: string, more: Record<string, unknown> = {}): EndpointAnswer {
  return { response: { result, status_msg: statusMessage, ...more }, outcome: result }
}
