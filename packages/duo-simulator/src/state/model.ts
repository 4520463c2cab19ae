import type { ApplicationType } from '../contract/applications.ts'
import type { DeviceType } from '../contract/devices.ts'
import type { Factor, Policy, PolicyPatch } from '../contract/policy.ts'
import type { TransactionResult } from '../contract/pushes.ts'
import type { TimeMs } from '../contract/time-ms.ts'
import type { UserStatus } from '../contract/users.ts'

export interface Application {
  type: ApplicationType
  integrationKey: string
  secretKey: string
  name: string
  createdAt: TimeMs
  /** Overrides of the policy for all applications. */
  policy: PolicyPatch
  /** A PNG in Base64. */
  logo: string | null
  /** Where a Universal Prompt may send browsers back to. An empty list allows every http and https address. */
  redirectUris: string[]
}

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
  type: DeviceType
  /** The serial number of a hardware token. */
  name: string
  platform: string
  /** Empty for a tablet, and for a phone that was added by its activation code. */
  number: string
  /** True if the simulated Duo Mobile has this account. */
  activated: boolean
  online: boolean
  createdAt: TimeMs
  passcodes: {
    /** The key of RFC 4226, hexadecimal. */
    secret: string
    /** The counter of the passcode on the screen. */
    shown: number
    /** The lowest counter that is accepted. */
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

export interface Transaction {
  txid: string
  integrationKey: string
  userId: string
  deviceId: string | null
  factor: Factor
  pushinfo: Record<string, string>
  type: string | null
  displayUsername: string | null
  ipaddr: string | null
  /** The code to type on the phone, if this is a verified push. */
  verificationCode: string | null
  createdAt: TimeMs
  expiresAt: TimeMs
  result: TransactionResult
  status: string
  statusMessage: string
  /** The reason in Duo's authentication log; null while the transaction is pending. */
  reason: string | null
  trustedDeviceToken: string | null
}

/** The whole state as one JSON document, for the control API and (without transactions) the data folder. */
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
