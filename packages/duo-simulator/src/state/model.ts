import type { Policy, PolicyPatch } from './policy.ts'

/** Milliseconds since 1970 by the simulator's clock. */
export type TimeMs = number

export const APPLICATION_TYPES = ['auth-api', 'universal', 'admin-api'] as const
export type ApplicationType = (typeof APPLICATION_TYPES)[number]

export interface Application {
  type: ApplicationType
  integrationKey: string
  secretKey: string
  name: string
  createdAt: TimeMs
  /** What differs from the policy for all applications. */
  policy: PolicyPatch
  /** PNG in Base64. */
  logo: string | null
  /** Of a Universal Prompt application: where browsers may be sent back to. None: to any http or https address. */
  redirectUris: string[]
}

export const USER_STATUSES = ['active', 'bypass', 'disabled', 'locked_out'] as const
export type UserStatus = (typeof USER_STATUSES)[number]

export interface User {
  userId: string
  username: string
  aliases: string[]
  status: UserStatus
  bypassCodes: string[]
  wrongPasscodesInARow: number
  lockedOutAt: TimeMs | null
  createdAt: TimeMs
  lastLogin: TimeMs | null
}

export interface Device {
  id: string
  userId: string
  type: 'phone' | 'token'
  /** Of a hardware token: its serial number. */
  name: string
  platform: string
  /** Empty for a tablet, and for a phone known by its activation alone. */
  number: string
  /** Whether the simulated Duo Mobile holds this account. */
  activated: boolean
  online: boolean
  createdAt: TimeMs
  passcodes: {
    /** Hexadecimal; the key of RFC 4226. */
    secret: string
    /** The counter behind the passcode that the device shows. */
    shown: number
    /** The lowest counter that is still accepted. */
    next: number
  }
  sms: { codes: string[]; used: string[] }
}

export interface Enrollment {
  /** `<20 characters>-<API hostname in Base64>`, without `duo://`. */
  activationCode: string
  userId: string
  deviceId: string
  expiresAt: TimeMs
  isUsed: boolean
}

export interface PortalInvitation {
  code: string
  username: string
  integrationKey: string
  expiresAt: TimeMs
}

export interface RememberedDevice {
  token: string
  userId: string
  integrationKey: string
  expiresAt: TimeMs
}

export const TRANSACTION_FACTORS = ['push', 'phone', 'sms', 'passcode'] as const
export type TransactionFactor = (typeof TRANSACTION_FACTORS)[number]
export type TransactionResult = 'waiting' | 'allow' | 'deny'

export interface Transaction {
  txid: string
  integrationKey: string
  userId: string
  deviceId: string | null
  factor: TransactionFactor
  pushinfo: Record<string, string>
  type: string | null
  displayUsername: string | null
  ipaddr: string | null
  /** What has to be typed on the phone, if this is a verified push. */
  verificationCode: string | null
  createdAt: TimeMs
  expiresAt: TimeMs
  result: TransactionResult
  status: string
  statusMessage: string
  /** Why it ended so, as in Duo's authentication log; null while it goes on. */
  reason: string | null
  trustedDeviceToken: string | null
}

/** What a reader of the control API has in one JSON document, and what the data folder keeps (without transactions). */
export interface SimulatorDocument {
  version: 1
  accountKey: string
  applications: Application[]
  policy: Policy
  users: User[]
  devices: Device[]
  enrollments: Enrollment[]
  invitations: PortalInvitation[]
  rememberedDevices: RememberedDevice[]
  transactions: Transaction[]
}
