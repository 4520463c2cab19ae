// What the control API answers, as far as the pages read it. Fields may be added at any time.

export interface ControlApplication {
  type: string
  integrationKey: string
  secretKey: string
  apiHostname: string
  name: string
  /** Of a Universal Prompt application alone. */
  redirectUris?: string[]
}

export type UserStatus = 'active' | 'bypass' | 'disabled' | 'locked_out'

export interface ControlDevice {
  id: string
  type: 'phone' | 'token'
  name: string
  number: string
  capabilities: string[]
  activated: boolean
  online: boolean
  username: string
  createdAt: Instant
}

export interface ControlUser {
  userId: string
  username: string
  status: UserStatus
  aliases: string[]
  bypassCodesLeft: number
  devices: ControlDevice[]
  createdAt: Instant
  lastLogin: Instant | null
}

export interface ControlPush {
  txid: string
  username: string
  displayUsername: string | null
  factor: string
  device: { id: string; name: string }
  application: { integrationKey: string; name: string }
  pushinfo: Record<string, string>
  type: string | null
  /** The code that the logon page shows has to be typed. */
  verified: boolean
  verificationDigits: number | null
  ipaddr: string | null
  createdAt: Instant
  expiresAt: Instant
  status: string
}

export type Decision = 'approve' | 'deny' | 'fraud' | 'timeout' | 'answer'

export interface DecisionOutcome {
  txid: string
  result: string
  status: string
}

export interface Activation {
  userId: string
  deviceId: string
  username: string
}

export interface Passcode {
  /** Null where the device has none: a phone that isn't activated. */
  passcode: string | null
  /** Those received and not used yet. */
  smsCodes: string[]
}

export type Factor = 'push' | 'phone' | 'sms' | 'passcode'

export interface Policy {
  newUsers: 'enroll' | 'allow' | 'deny'
  verifiedPush: { required: boolean; digits: number; clientsWithoutSupport: 'plain' | 'refuse' }
  rememberedDevices: { enabled: boolean; days: number }
  allowedFactors: Factor[]
  lockoutThreshold: number
  lockoutMinutes: number | null
  trustedNetworks: string[]
  smsCodesPerMessage: number
  autoApproveMs: number | null
  signatureV1: boolean
}

export interface Fault {
  id: string
  kind: string
  /** Calls that it still strikes; null: until cleared. */
  count: number | null
  username?: string
  path?: string
}

export interface LogEntry {
  at: Instant
  method: string
  path: string
  parameters: Record<string, string>
  integrationKey: string | null
  /** The version that matched. */
  signature: string | null
  /** Null if nothing was answered. */
  status: number | null
  /** `OK`, result and status of an authentication, or code and message of a refusal. */
  result: string
  username: string | null
  /** The fault that was in force for it. */
  fault: string | null
}

/** Unix time in milliseconds, by the simulator's clock. */
export type Instant = number
