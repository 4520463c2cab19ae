import { BlockList, isIP } from 'node:net'
import { ControlError } from '../lib/control-error.ts'

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
  const networks = new BlockList()
  for (const network of policy.trustedNetworks) addNetwork(networks, network)
  return networks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

/** Throws what is wrong with it; nothing unknown gets in. */
export function parsePolicyPatch(input: unknown): PolicyPatch {
  if (!isRecord(input)) throw refusal('The policy has to be a JSON object')
  for (const [name, value] of Object.entries(input)) {
    const rule = RULES[name as keyof Policy]
    if (!rule) throw refusal(`Unknown policy "${name}". There are: ${Object.keys(RULES).join(', ')}`)
    rule(value)
  }
  return structuredClone(input) as PolicyPatch
}

const RULES: Record<keyof Policy, (value: unknown) => void> = {
  newUsers: (value) => expectOneOf('newUsers', value, ['enroll', 'allow', 'deny']),
  verifiedPush: (value) =>
    expectParts('verifiedPush', value, {
      required: expectBoolean,
      digits: (name, digits) => expectInteger(name, digits, 3, 6),
      clientsWithoutSupport: (name, choice) => expectOneOf(name, choice, ['plain', 'refuse']),
    }),
  rememberedDevices: (value) =>
    expectParts('rememberedDevices', value, {
      enabled: expectBoolean,
      days: (name, days) => expectInteger(name, days, 1, 365),
    }),
  allowedFactors: (value) => {
    if (!Array.isArray(value)) throw refusal('allowedFactors has to be a list')
    for (const factor of value) expectOneOf('allowedFactors', factor, FACTORS)
  },
  lockoutThreshold: (value) => expectInteger('lockoutThreshold', value, 1, 9999),
  lockoutMinutes: (value) => {
    if (value !== null) expectInteger('lockoutMinutes', value, 1, 30_000)
  },
  trustedNetworks: (value) => {
    if (!Array.isArray(value)) throw refusal('trustedNetworks has to be a list of addresses or CIDR ranges')
    for (const network of value) addNetwork(new BlockList(), network)
  },
  smsCodesPerMessage: (value) => expectInteger('smsCodesPerMessage', value, 1, 10),
  autoApproveMs: (value) => {
    if (value !== null) expectInteger('autoApproveMs', value, 0, 60_000)
  },
}

function addNetwork(networks: BlockList, network: unknown): void {
  const [address = '', prefix] = String(network).split('/')
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
  const longest = family === 'ipv6' ? 128 : 32
  const length = prefix === undefined ? longest : Number(prefix)
  if (!isIP(address) || !Number.isInteger(length) || length < 0 || length > longest || prefix === '') {
    throw refusal(`"${network}" is neither an IP address nor a range like 192.0.2.0/24`)
  }
  networks.addSubnet(address, length, family)
}

type Rule = (name: string, value: unknown) => void

function expectParts(name: string, value: unknown, parts: Record<string, Rule>): void {
  if (!isRecord(value)) throw refusal(`${name} has to be a JSON object`)
  for (const [part, partValue] of Object.entries(value)) {
    const rule = parts[part]
    if (!rule) throw refusal(`Unknown "${part}" in ${name}. There are: ${Object.keys(parts).join(', ')}`)
    rule(`${name}.${part}`, partValue)
  }
}

function expectBoolean(name: string, value: unknown): void {
  if (typeof value !== 'boolean') throw refusal(`${name} has to be true or false`)
}

function expectInteger(name: string, value: unknown, least: number, most: number): void {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > most) {
    throw refusal(`${name} has to be a whole number from ${least} to ${most}`)
  }
}

function expectOneOf(name: string, value: unknown, choices: readonly string[]): void {
  if (!choices.includes(value as string)) throw refusal(`${name} has to be one of: ${choices.join(', ')}`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const refusal = (message: string): ControlError => new ControlError(400, 'invalid_policy', message)
