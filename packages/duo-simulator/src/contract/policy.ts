export const FACTORS = ['push', 'phone', 'sms', 'passcode'] as const
export type Factor = (typeof FACTORS)[number]

export interface Policy {
  /** What happens to a user without a device: must enroll, is let in without a second factor, or is refused. */
  newUsers: 'enroll' | 'allow' | 'deny'
  verifiedPush: {
    required: boolean
    digits: number
    /** What a client gets that can't show a code: a plain push, or no push at all. */
    clientsWithoutSupport: 'plain' | 'refuse'
  }
  rememberedDevices: { enabled: boolean; days: number }
  allowedFactors: Factor[]
  /** Wrong passcodes in a row until the user is locked out. */
  lockoutThreshold: number
  /** Null: until an administrator unlocks the user. */
  lockoutMinutes: number | null
  /** CIDR ranges or addresses that need no second factor. */
  trustedNetworks: string[]
  smsCodesPerMessage: number
  /** For benchmarks: approves pushes and calls after this many milliseconds. 0 is at once, null never. */
  autoApproveMs: number | null
  /** True accepts signature version 1, which signs no date: such a request can be replayed forever. */
  signatureV1: boolean
}

export type PolicyPatch = {
  [Key in keyof Policy]?: Policy[Key] extends readonly unknown[] | null
    ? Policy[Key]
    : Policy[Key] extends object
      ? Partial<Policy[Key]>
      : Policy[Key]
}

/** Least and greatest value of every number in a policy. */
export const POLICY_BOUNDS = {
  verificationDigits: [3, 6],
  rememberedDays: [1, 365],
  lockoutThreshold: [1, 9999],
  lockoutMinutes: [1, 30_000],
  smsCodesPerMessage: [1, 10],
  autoApproveMs: [0, 60_000],
} as const satisfies Record<string, readonly [least: number, greatest: number]>
