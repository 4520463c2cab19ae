import { withDefaults } from '@sallyport/shared/setting-field'
import { describe, expect, test } from 'vitest'
import { adviseDuoStep } from './step-warnings.ts'
import { DUO_STEP_OPTIONS } from '../interface/duo.settings.ts'

const codes = (options: object, seen: Parameters<typeof adviseDuoStep>[1] = []) =>
  adviseDuoStep(withDefaults(DUO_STEP_OPTIONS, { ...options }), seen).map(({ code }) => code)
const VERIFIED = { code: null, details: { factor: 'PUSH', verified: true } }
const PLAIN = { code: null, details: { factor: 'PUSH', verified: false } }
const NO_CODE = { code: 'DUO_VERIFIED_PUSH_REQUIRED', details: {} }

describe('advice about a live Duo step', () => {
  test('is none by default', () => {
    expect(codes({})).toEqual([])
    expect(codes({}, [PLAIN, NO_CODE])).toEqual([])
  })
  test('is a warning for as long as it fails open', () => {
    expect(codes({ failMode: 'open' })).toEqual(['DUO_FAILS_OPEN'])
  })
  test('tells where Duo asks for Verified Push and the step would take less [C13]', () => {
    expect(codes({}, [PLAIN, VERIFIED])).toEqual(['DUO_VERIFIED_PUSH_DROPPED'])
    expect(codes({ verifiedPushOnly: true }, [VERIFIED])).toEqual([])
  })
  test('tells where the step wants Verified Push and Duo gives no codes [C13]', () => {
    expect(codes({ verifiedPushOnly: true }, [NO_CODE])).toEqual(['DUO_VERIFIED_PUSH_MISSING'])
  })
})
