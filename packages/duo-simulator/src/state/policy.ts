import { isIP } from 'node:net'
import { FACTORS, type Policy, type PolicyPatch } from '../contract/policy.ts'
import { parseNetworks } from '../lib/networks.ts'

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
