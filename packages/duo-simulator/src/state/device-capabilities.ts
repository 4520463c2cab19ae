import type { Capability } from '../contract/devices.ts'
import type { Policy } from '../contract/policy.ts'
import type { Device } from './model.ts'

/** The capabilities of the device regardless of the policy. A hardware token has none: users just type its passcodes. */
export function ownCapabilities(device: Device): Capability[] {
  if (device.type === 'token') return []
  const capabilities: Capability[] = []
  if (device.activated) capabilities.push('push')
  if (device.number) capabilities.push('sms', 'phone')
  if (device.activated) capabilities.push('mobile_otp')
  return withAuto(capabilities)
}

export function allowedCapabilities(device: Device, policy: Policy): Capability[] {
  const isAllowed = (capability: Capability): boolean =>
    capability !== 'auto' && policy.allowedFactors.includes(capability === 'mobile_otp' ? 'passcode' : capability)
  return withAuto(ownCapabilities(device).filter(isAllowed))
}

/** True if the device counts as enrolled. */
export function isUsable(device: Device): boolean {
  return device.type === 'token' || device.activated || device.number !== ''
}

/** Hides all but the last four digits: `XXX-XXX-0100`. */
export function maskNumber(number: string): string {
  return number === '' ? '' : `XXX-XXX-${number.replace(/\D/g, '').slice(-4)}`
}

export function displayName(device: Device): string {
  const name = device.name || device.platform || 'Phone'
  return device.number ? `${name} (${maskNumber(device.number)})` : name
}

/** Factor `auto` picks only a push or a call. */
function withAuto(capabilities: Capability[]): Capability[] {
  const hasAuto = capabilities.includes('push') || capabilities.includes('phone')
  return hasAuto ? ['auto', ...capabilities] : capabilities
}
