// What the control API answers, as far as the pages read it. Fields may be added at any time.

export interface ControlApplication {
  type: string
  integrationKey: string
  secretKey: string
  apiHostname: string
  name: string
}

export type UserStatus = 'active' | 'bypass' | 'disabled' | 'locked_out'

export interface ControlDevice {
  id: string
  type: 'phone' | 'token'
  name: string
  number?: string | null
  capabilities: string[]
  activated: boolean
  online: boolean
  username?: string
  createdAt?: Instant
}

export interface ControlUser {
  userId: string
  username: string
  status: UserStatus
  aliases?: string[]
  devices: ControlDevice[]
  createdAt?: Instant
  lastLogin?: Instant | null
}

export interface ControlPush {
  txid: string
  username: string
  displayUsername?: string | null
  factor: string
  device: { id: string; name: string }
  application: { integrationKey: string; name: string }
  pushinfo: Record<string, string>
  type?: string | null
  verified: boolean
  ipaddr?: string | null
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
  passcode: string
  smsCodes?: string[]
  expiresAt?: Instant | null
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
}

export interface Fault {
  kind: string
  id?: string
  count?: number | null
  remaining?: number | null
  username?: string | null
  path?: string | null
}

export interface LogEntry {
  at: Instant
  method: string
  path: string
  parameters: Record<string, unknown>
  integrationKey?: string | null
  signature?: string | null
  status: number | string
  result?: unknown
}

/** ISO text, or Unix time in milliseconds or seconds: read with toMilliseconds(). */
export type Instant = string | number
