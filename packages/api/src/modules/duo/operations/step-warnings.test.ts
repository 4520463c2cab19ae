import { withDefaults } from '@sallyport/shared/setting-field'
import { describe, expect, test } from 'vitest'
import { listDuoStepWarnings } from './step-warnings.ts'
import { DUO_STEP_OPTIONS } from '../interface/duo.settings.ts'

const codes = (options: object, recent: Parameters<typeof listDuoStepWarnings>[1] = []) =>
  listDuoStepWarnings(withDefaults(DUO_STEP_OPTIONS, { ...options }), recent).map(({ code }) => code)
const VERIFIED = { code: null, details: { factor: 'PUSH', verified: true } }
const PLAIN = { code: null, details: { factor: 'PUSH', verified: false } }
const NO_CODE = { code: 'DUO_VERIFIED_PUSH_REQUIRED', details: {} }

describe('warnings about a live Duo step', () => {
  test('are absent by default', () => {
    expect(codes({})).toEqual([])
    expect(codes({}, [PLAIN, NO_CODE])).toEqual([])
  })
  test('say that the step fails open', () => {
    expect(codes({ failMode: 'open' })).toEqual(['DUO_FAILS_OPEN'])
  })
  test('say that Duo requires Verified Push and the step accepts less [C13]', () => {
    expect(codes({}, [PLAIN, VERIFIED])).toEqual(['DUO_VERIFIED_PUSH_DROPPED'])
    expect(codes({ verifiedPushOnly: true }, [VERIFIED])).toEqual([])
  })
  test('say that the step requires Verified Push and Duo sends no codes [C13]', () => {
    expect(codes({ verifiedPushOnly: true }, [NO_CODE])).toEqual(['DUO_VERIFIED_PUSH_MISSING'])
  })
})
