import { expect, test } from 'vitest'
import { withDefaults } from '@sallyport/shared/setting-field'
import { DUO_STEP_OPTIONS } from './duo.settings.ts'
import type { DuoContext, WaitState } from './duo.state.ts'
import { toLastWord } from './duo-last-word.ts'

const device = { id: 'DPA', name: 'Pixel', factors: ['PUSH' as const] }
const state: WaitState = {
  step: 'wait', factor: 'PUSH', device, devices: [device], isVerified: false, txid: 'f22b1678-252a-4070-b176-0ca2be7319fd', status: 'pushed', statusMessage: '', verificationCode: null, expiresAt: 1, resendAt: 1,
}
const say = (result: string, status: string, options: object = {}) =>
  toLastWord({ options: withDefaults(DUO_STEP_OPTIONS, { ...options }) } as DuoContext, state, { result, status, statusMessage: 'text' })

test('allow with the status allow passes', () => {
  expect(say('allow', 'allow')).toMatchObject({ kind: 'passed', method: 'Duo push to Pixel' })
})

test.each(['', 'deny', 'fraud', 'timeout', 'waiting', 'ALLOW', 'allowed', 'something new'])('allow with the status "%s" does not pass', (status) => {
  expect(say('allow', status)).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
})

test.each(['ALLOW', 'Allow', 'allow ', 'ok', 'success', 'true', '1', 'auth'])('the result "%s" does not pass, whatever the status', (result) => {
  expect(say(result, 'allow')).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
})

test('a bypass on the way counts only where the step accepts it', () => {
  expect(say('allow', 'bypass')).toMatchObject({ kind: 'denied', code: 'DUO_BYPASS_REFUSED' })
  expect(say('allow', 'bypass', { bypass: 'accept' })).toMatchObject({ kind: 'passed', method: 'Duo bypass', detail: { bypass: true } })
})

test('the ways to be refused are told apart', () => {
  expect(say('deny', 'deny')).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
  expect(say('deny', 'fraud')).toMatchObject({ kind: 'denied', code: 'DUO_FRAUD' })
  expect(say('deny', 'locked_out')).toMatchObject({ kind: 'denied', code: 'DUO_LOCKED_OUT' })
  expect(say('deny', 'timeout')).toMatchObject({ kind: 'rejected', code: 'DUO_TIMEOUT' })
  expect(say('deny', 'something new')).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
})

test('the transaction is in no outcome, but two of the same can be told to be the same', () => {
  for (const outcome of [say('allow', 'allow'), say('deny', 'deny'), say('deny', 'timeout')]) {
    expect(JSON.stringify(outcome)).not.toContain(state.txid)
    expect(outcome.detail?.transaction).toMatch(/^[0-9a-f]{16}$/u)
  }
})
