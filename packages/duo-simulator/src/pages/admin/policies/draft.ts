import type { Factor, Policy } from '../../control/types.ts'

/** The policy as it stands in the form: numbers as typed, empty for "never" and "off". */
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

export const factorOrder: Factor[] = ['push', 'phone', 'sms', 'passcode']

export function toPolicyDraft(policy: Policy): PolicyDraft {
  return {
    newUsers: policy.newUsers,
    isVerifiedPushRequired: policy.verifiedPush.required,
    digits: String(policy.verifiedPush.digits),
    clientsWithoutSupport: policy.verifiedPush.clientsWithoutSupport,
    areDevicesRemembered: policy.rememberedDevices.enabled,
    rememberedDays: String(policy.rememberedDevices.days),
    allowedFactors: factorOrder.filter((factor) => policy.allowedFactors.includes(factor)),
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
    allowedFactors: factorOrder.filter((factor) => draft.allowedFactors.includes(factor)),
    lockoutThreshold: Number(draft.lockoutThreshold),
    lockoutMinutes: numberOrNull(draft.lockoutMinutes),
    smsCodesPerMessage: Number(draft.smsCodesPerMessage),
    trustedNetworks: draft.trustedNetworks.split(/[\s,]+/).filter((network) => network !== ''),
    autoApproveMs: numberOrNull(draft.autoApproveMs),
    signatureV1: draft.isSignatureV1Accepted,
  }
}

/** The limits are the control API's own; whether a network is one, it says itself. */
export function checkPolicyDraft(draft: PolicyDraft): PolicyErrors {
  const errors: PolicyErrors = {}
  const expect = (field: PolicyField, least: number, most: number, mayBeEmpty = false) => {
    const text = String(draft[field]).trim()
    if (mayBeEmpty && text === '') return
    const value = Number(text)
    if (text === '' || !Number.isInteger(value) || value < least || value > most) {
      errors[field] =
        `A whole number from ${least} to ${most.toLocaleString('en-US')}${mayBeEmpty ? ', or nothing' : ''}`
    }
  }
  expect('rememberedDays', 1, 365)
  expect('lockoutThreshold', 1, 9999)
  expect('lockoutMinutes', 1, 30_000, true)
  expect('smsCodesPerMessage', 1, 10)
  expect('autoApproveMs', 0, 60_000, true)
  return errors
}

export function isSamePolicyDraft(one: PolicyDraft, other: PolicyDraft): boolean {
  return JSON.stringify(toPolicy(one)) === JSON.stringify(toPolicy(other))
}

/** Only what differs: an application's policy keeps following the general one in everything that nobody touched. */
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
