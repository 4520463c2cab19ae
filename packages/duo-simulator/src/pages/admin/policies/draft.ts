import { FACTORS, POLICY_BOUNDS, type Factor, type Policy } from '../../../contract/policy.ts'

/** The policy as the form holds it: numbers as typed, empty for null. */
export interface PolicyDraft {
  newUsers: Policy['newUsers']
  isVerifiedPushRequired: boolean
  digits: string
  clientsWithoutSupport: Policy['verifiedPush']['clientsWithoutSupport']
  areDevicesRemembered: boolean
  rememberedDays: string
  allowedFactors: Factor[]
  lockoutThreshold: string
  lockoutMinutes: string
  smsCodesPerMessage: string
  trustedNetworks: string
  autoApproveMs: string
  isSignatureV1Accepted: boolean
}

export type PolicyField = keyof PolicyDraft
export type PolicyErrors = Partial<Record<PolicyField, string>>

const NUMBER_FIELDS = [
  'rememberedDays',
  'lockoutThreshold',
  'lockoutMinutes',
  'smsCodesPerMessage',
  'autoApproveMs',
] as const satisfies (PolicyField & keyof typeof POLICY_BOUNDS)[]
export type PolicyNumberField = (typeof NUMBER_FIELDS)[number]
const OPTIONAL_FIELDS: ReadonlySet<PolicyNumberField> = new Set(['lockoutMinutes', 'autoApproveMs'])

export function toPolicyDraft(policy: Policy): PolicyDraft {
  return {
    newUsers: policy.newUsers,
    isVerifiedPushRequired: policy.verifiedPush.required,
    digits: String(policy.verifiedPush.digits),
    clientsWithoutSupport: policy.verifiedPush.clientsWithoutSupport,
    areDevicesRemembered: policy.rememberedDevices.enabled,
    rememberedDays: String(policy.rememberedDevices.days),
    allowedFactors: FACTORS.filter((factor) => policy.allowedFactors.includes(factor)),
    lockoutThreshold: String(policy.lockoutThreshold),
    lockoutMinutes: policy.lockoutMinutes === null ? '' : String(policy.lockoutMinutes),
    smsCodesPerMessage: String(policy.smsCodesPerMessage),
    trustedNetworks: policy.trustedNetworks.join('\n'),
    autoApproveMs: policy.autoApproveMs === null ? '' : String(policy.autoApproveMs),
    isSignatureV1Accepted: policy.signatureV1,
  }
}

export function toPolicy(draft: PolicyDraft): Policy {
  return {
    newUsers: draft.newUsers,
    verifiedPush: {
      required: draft.isVerifiedPushRequired,
      digits: Number(draft.digits),
      clientsWithoutSupport: draft.clientsWithoutSupport,
    },
    rememberedDevices: { enabled: draft.areDevicesRemembered, days: Number(draft.rememberedDays) },
    allowedFactors: FACTORS.filter((factor) => draft.allowedFactors.includes(factor)),
    lockoutThreshold: Number(draft.lockoutThreshold),
    lockoutMinutes: numberOrNull(draft.lockoutMinutes),
    smsCodesPerMessage: Number(draft.smsCodesPerMessage),
    trustedNetworks: draft.trustedNetworks.split(/[\s,]+/).filter((network) => network !== ''),
    autoApproveMs: numberOrNull(draft.autoApproveMs),
    signatureV1: draft.isSignatureV1Accepted,
  }
}

/** Only the control API can say whether a network is valid. */
export function checkPolicyDraft(draft: PolicyDraft): PolicyErrors {
  const errors: PolicyErrors = {}
  for (const field of NUMBER_FIELDS) {
    const text = draft[field].trim()
    const [least, greatest] = POLICY_BOUNDS[field]
    const isOptional = OPTIONAL_FIELDS.has(field)
    if (isOptional && text === '') continue
    const value = Number(text)
    if (text !== '' && Number.isInteger(value) && value >= least && value <= greatest) continue
    const range = `from ${least} to ${greatest.toLocaleString('en-US')}`
    errors[field] = `Enter a whole number ${range}${isOptional ? ', or leave it empty' : ''}`
  }
  return errors
}

export function isSamePolicyDraft(one: PolicyDraft, other: PolicyDraft): boolean {
  return JSON.stringify(toPolicy(one)) === JSON.stringify(toPolicy(other))
}

/** Sends only changed fields, so that an application still follows the general policy in all others. */
export function toPolicyPatch(before: PolicyDraft, after: PolicyDraft): Partial<Policy> {
  const unchanged = toPolicy(before)
  return Object.fromEntries(
    Object.entries(toPolicy(after)).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(unchanged[name as keyof Policy]),
    ),
  )
}

function numberOrNull(text: string): number | null {
  return text.trim() === '' ? null : Number(text)
}
