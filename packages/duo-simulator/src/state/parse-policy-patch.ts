import { FACTORS, POLICY_BOUNDS, type Policy, type PolicyPatch } from '../contract/policy.ts'
import { ControlError } from '../lib/control-error.ts'
import { parseNetworks } from '../lib/networks.ts'

/** Throws a `ControlError` that names the wrong or unknown field. */
export function parsePolicyPatch(input: unknown): PolicyPatch {
  if (!isRecord(input)) throw refusal('The policy must be a JSON object')
  for (const [name, value] of Object.entries(input)) {
    const rule = Object.hasOwn(RULES, name) ? RULES[name as keyof Policy] : undefined
    if (!rule) throw refusal(`Unknown field "${name}". A policy has the fields: ${Object.keys(RULES).join(', ')}`)
    rule(value)
  }
  return structuredClone(input) as PolicyPatch
}

const RULES: Record<keyof Policy, (value: unknown) => void> = {
  newUsers: (value) => expectOneOf('newUsers', value, ['enroll', 'allow', 'deny']),
  verifiedPush: (value) =>
    expectParts('verifiedPush', value, {
      required: expectBoolean,
      digits: (name, digits) => expectInteger(name, digits, POLICY_BOUNDS.verificationDigits),
      clientsWithoutSupport: (name, choice) => expectOneOf(name, choice, ['plain', 'refuse']),
    }),
  rememberedDevices: (value) =>
    expectParts('rememberedDevices', value, {
      enabled: expectBoolean,
      days: (name, days) => expectInteger(name, days, POLICY_BOUNDS.rememberedDays),
    }),
  allowedFactors: (value) => {
    if (!Array.isArray(value)) throw refusal('allowedFactors must be a list')
    for (const factor of value) expectOneOf('allowedFactors', factor, FACTORS)
  },
  lockoutThreshold: (value) => expectInteger('lockoutThreshold', value, POLICY_BOUNDS.lockoutThreshold),
  lockoutMinutes: (value) => {
    if (value !== null) expectInteger('lockoutMinutes', value, POLICY_BOUNDS.lockoutMinutes)
  },
  trustedNetworks: (value) => {
    if (!Array.isArray(value)) throw refusal('trustedNetworks must be a list of addresses or CIDR ranges')
    const wrong = value.find((network) => parseNetworks([network]) === null)
    if (wrong !== undefined) throw refusal(`"${wrong}" is neither an IP address nor a range such as 192.0.2.0/24`)
  },
  smsCodesPerMessage: (value) => expectInteger('smsCodesPerMessage', value, POLICY_BOUNDS.smsCodesPerMessage),
  autoApproveMs: (value) => {
    if (value !== null) expectInteger('autoApproveMs', value, POLICY_BOUNDS.autoApproveMs)
  },
  signatureV1: (value) => expectBoolean('signatureV1', value),
}

type Rule = (name: string, value: unknown) => void

function expectParts(name: string, value: unknown, parts: Record<string, Rule>): void {
  if (!isRecord(value)) throw refusal(`${name} must be a JSON object`)
  for (const [part, partValue] of Object.entries(value)) {
    const rule = Object.hasOwn(parts, part) ? parts[part] : undefined
    if (!rule) throw refusal(`Unknown field "${part}" in ${name}. It has the fields: ${Object.keys(parts).join(', ')}`)
    rule(`${name}.${part}`, partValue)
  }
}

function expectBoolean(name: string, value: unknown): void {
  if (typeof value !== 'boolean') throw refusal(`${name} must be true or false`)
}

function expectInteger(name: string, value: unknown, [least, greatest]: readonly [number, number]): void {
  if (!Number.isInteger(value) || (value as number) < least || (value as number) > greatest) {
    throw refusal(`${name} must be a whole number from ${least} to ${greatest}`)
  }
}

function expectOneOf(name: string, value: unknown, choices: readonly string[]): void {
  if (!choices.includes(value as string)) throw refusal(`${name} must be one of: ${choices.join(', ')}`)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const refusal = (message: string): ControlError => new ControlError(400, 'invalid_policy', message)
