import type { TimeMs } from './time-ms.ts'

export const DEVICE_TYPES = ['phone', 'token'] as const
export type DeviceType = (typeof DEVICE_TYPES)[number]

export type Capability = 'auto' | 'push' | 'sms' | 'phone' | 'mobile_otp'

export interface DeviceView {
  id: string
  userId: string
  username: string
  type: DeviceType
  name: string
  number: string
  capabilities: Capability[]
  activated: boolean
  online: boolean
  createdAt: TimeMs
}

export interface NewDevice {
  type?: DeviceType
  name?: string
  number?: string
  serial?: string
  /** True creates the phone as if an activation code had been entered on it. */
  activated?: boolean
}

export interface ActivationView {
  userId: string
  deviceId: string
  username: string
}

export interface PasscodeView {
  /** Valid once. Null for a device that shows no passcodes: a phone that isn't activated. */
  passcode: string | null
  /** The codes received by SMS and not used yet. */
  smsCodes: string[]
}
