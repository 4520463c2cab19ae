import { isIP } from 'node:net'
import { parseNetworks } from '../lib/networks.ts'

export const FACTORS = ['push', 'phone', 'sms', 'passcode'] as const
export type PolicyFactor = (typeof FACTORS)[number]

export interface Policy {
  /** What happens to a username without a device: has to enroll, is let in without, or is refused. */
  newUsers: 'enroll' | 'allow' | 'deny'
  verifiedPush: {
    required: boolean
    /** 3 to 6. */
    digits: number
    /** What a client gets that doesn't say that it can show a code: a push without one, or no push at all. */
    clientsWithoutSupport: 'plain' | 'refuse'
  }
  rememberedDevices: { enabled: boolean; days: number }
  allowedFactors: PolicyFactor[]
  /** Wrong passcodes in a row until the user is locked out. */
  lockoutThreshold: number
  /** Null: until an administrator unlocks. */
  lockoutMinutes: number | null
  /** CIDR ranges or addresses from which no second factor is asked. */
  trustedNetworks: string[]
  /** 1 to 10. */
  smsCodesPerMessage: number
  /** For benchmarks: pushes and calls approve themselves after so many milliseconds, 0 at once. */
  autoApproveMs: number | null
  /** Whether requests signed by version 1 are taken, which signs no date and so can be sent again for ever. */
  signatureV1: boolean
}

export type PolicyPatch = {
  [Key in keyof Policy]?: Policy[Key] extends readonly unknown[] | null
    ? Policy[Key]
    : Policy[Key] extends object
      ? Partial<Policy[Key]>
      : Policy[Key]
}

export function createDefaultPolicy(): Policy {
  return {
    newUsers: 'enroll',
    verifiedPush: { required: false, digits: 3, clientsWithoutSupport: 'plain' },
    rememberedDevices: { enabled: false, days: 7 },
    allowedFactors: [...FACTORS],
    lockoutThreshold: 10,
    lockoutMinutes: null,
    trustedNetworks: [],
    smsCodesPerMessage: 10,
    autoApproveMs: null,
    signatureV1: false,
  }
}

export function mergePolicy(policy: Policy, patch: PolicyPatch): Policy {
  return {
    ...policy,
    ...patch,
    verifiedPush: { ...policy.verifiedPush, ...patch.verifiedPush },
    rememberedDevices: { ...policy.rememberedDevices, ...patch.rememberedDevices },
  }
}

export function isInTrustedNetwork(policy: Policy, address: string | undefined): boolean {
  if (!address || !isIP(address) || policy.trustedNetworks.length === 0) return false
  return parseNetworks(policy.trustedNetworks)?.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') ?? false
}
