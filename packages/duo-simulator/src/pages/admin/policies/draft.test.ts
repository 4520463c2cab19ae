import { describe, expect, it } from 'vitest'
import type { Policy } from '../../../contract/policy.ts'
import { checkPolicyDraft, toPolicy, toPolicyDraft, toPolicyPatch } from './draft.ts'

const policy: Policy = {
  newUsers: 'enroll',
  verifiedPush: { required: false, digits: 3, clientsWithoutSupport: 'plain' },
  rememberedDevices: { enabled: false, days: 7 },
  allowedFactors: ['push', 'phone', 'sms', 'passcode'],
  lockoutThreshold: 10,
  lockoutMinutes: null,
  trustedNetworks: ['192.0.2.0/24'],
  smsCodesPerMessage: 10,
  autoApproveMs: null,
  signatureV1: false,
}

describe('the policy form', () => {
  it('changes nothing when it is saved without an edit', () => {
    expect(toPolicy(toPolicyDraft(policy))).toEqual(policy)
    expect(toPolicyPatch(toPolicyDraft(policy), toPolicyDraft(policy))).toEqual({})
  })

  it('sends only changed fields', () => {
    const before = toPolicyDraft(policy)
    const after = { ...before, isVerifiedPushRequired: true, digits: '6', autoApproveMs: '0' }
    expect(toPolicyPatch(before, after)).toEqual({
      verifiedPush: { required: true, digits: 6, clientsWithoutSupport: 'plain' },
      autoApproveMs: 0,
    })
  })

  it('accepts networks separated by lines or commas', () => {
    const draft = { ...toPolicyDraft(policy), trustedNetworks: ' 192.0.2.1,\n\n2001:db8::/32 ' }
    expect(toPolicy(draft).trustedNetworks).toEqual(['192.0.2.1', '2001:db8::/32'])
  })

  it('shows the allowed range at each wrong number', () => {
    const draft = {
      ...toPolicyDraft(policy),
      rememberedDays: '',
      lockoutThreshold: '0',
      autoApproveMs: '1.5',
      lockoutMinutes: '',
    }
    expect(checkPolicyDraft(draft)).toEqual({
      rememberedDays: 'Enter a whole number from 1 to 365',
      lockoutThreshold: 'Enter a whole number from 1 to 9,999',
      autoApproveMs: 'Enter a whole number from 0 to 60,000, or leave it empty',
    })
  })
})
