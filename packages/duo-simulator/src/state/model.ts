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
  /** What differs from the policy for all applications. */
  policy: PolicyPatch
  /** PNG in Base64. */
  logo: string | null
  /** Of a Universal Prompt application: where browsers may be sent back to. None: to any http or https address. */
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
