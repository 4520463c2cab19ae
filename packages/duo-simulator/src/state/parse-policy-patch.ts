import { ControlError } from '../lib/control-error.ts'
import { parseNetworks } from '../lib/networks.ts'
import { FACTORS, type Policy, type PolicyPatch } from './policy.ts'

/** Throws what is wrong with it; nothing unknown gets in. */
export function parsePolicyPatch(input: unknown): PolicyPatch {
  if (!isRecord(input)) throw refusal('The policy has to be a JSON object')
  for (const [name, value] of Object.entries(input)) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name as keyof Policy] : undefined
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
    const wrong = value.find((network) => parseNetworks([network]) === null)
    if (wrong !== undefined) throw refusal(`"${wrong}" is neither an IP address nor a range like 192.0.2.0/24`)
  },
  smsCodesPerMessage: (value) => expectInteger('smsCodesPerMessage', value, 1, 10),
  autoApproveMs: (value) => {
    if (value !== null) expectInteger('autoApproveMs', value, 0, 60_000)
  },
  signatureV1: (value) => expectBoolean('signatureV1', value),
}

type Rule = (name: string, value: unknown) => void

function expectParts(name: string, value: unknown, parts: Record<string, Rule>): void {
  if (!isRecord(value)) throw refusal(`${name} has to be a JSON object`)
  for (const [part, partValue] of Object.entries(value)) {
    const rule = Object.hasOwn(parts, part) ? parts[part] : undefined
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
