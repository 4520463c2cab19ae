import { expect, test } from 'vitest'
import { withDefaults } from '@sallyport/shared/setting-field'
import { createStepContext } from '../../../module-contract/testing/step-context.ts'
import { DUO_LIMITS } from '../client/client-limits.ts'
import type { DuoTools } from '../client/duo-tools.ts'
import { DUO_SETTINGS, DUO_STEP_OPTIONS } from '../interface/duo.settings.ts'
import type { DuoContext, WaitState } from './duo-state.ts'
import { toLastWord } from './last-word.ts'

const device = { id: 'DPA', name: 'Pixel', factors: ['PUSH' as const] }
const state: WaitState = {
  step: 'wait',
  factor: 'PUSH',
  device,
  devices: [device],
  isVerified: false,
  suggested: null,
  txid: 'f22b1678-252a-4070-b176-0ca2be7319fd',
  status: 'pushed',
  statusMessage: '',
  verificationCode: null,
  expiresAt: 1,
  resendAt: 1,
}
const TOOLS = { limits: DUO_LIMITS } as DuoTools
const context = createStepContext(
  { step: { options: DUO_STEP_OPTIONS }, settings: { fields: DUO_SETTINGS } },
  { user: { id: 'usr_1', username: 'alice', displayName: null, email: null, fake: false } },
)
const say = (result: string, status: string, options: object = {}) =>
  toLastWord(TOOLS, { ...context, options: withDefaults(DUO_STEP_OPTIONS, { ...options }) } as DuoContext, state, {
    result,
    status,
    statusMessage: 'text',
    trustedDeviceToken: null,
  })

test('allow with the status allow passes', async () => {
  expect(await say('allow', 'allow')).toMatchObject({ kind: 'passed', method: 'Duo push to Pixel' })
})

test.each(['', 'deny', 'fraud', 'timeout', 'waiting', 'ALLOW', 'allowed', 'something new'])(
  'allow with the status "%s" does not pass [C2]',
  async (status) => {
    expect(await say('allow', status)).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
  },
)

test.each(['ALLOW', 'Allow', 'allow ', 'ok', 'success', 'true', '1', 'auth'])(
  'the result "%s" does not pass, whatever the status [C2]',
  async (result) => {
    expect(await say(result, 'allow')).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
  },
)

test('a bypass on the way counts only where the step accepts it', async () => {
  expect(await say('allow', 'bypass')).toMatchObject({ kind: 'denied', code: 'DUO_BYPASS_REFUSED' })
  expect(await say('allow', 'bypass', { bypass: 'accept' })).toMatchObject({
    kind: 'passed',
    method: 'Duo bypass',
    exception: 'BYPASSED',
    detail: { bypass: true },
  })
})

test('the ways to be refused are told apart [C17]', async () => {
  expect(await say('deny', 'deny')).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
  expect(await say('deny', 'fraud')).toMatchObject({ kind: 'denied', code: 'DUO_FRAUD', alarm: { kind: 'fraud' } })
  expect(await say('deny', 'locked_out')).toMatchObject({ kind: 'denied', code: 'DUO_LOCKED_OUT' })
  expect(await say('deny', 'timeout')).toMatchObject({ kind: 'rejected', code: 'DUO_TIMEOUT' })
  expect(await say('deny', 'something new')).toMatchObject({ kind: 'denied', code: 'DUO_DENIED' })
})

test('the transaction is in no outcome, but two of the same can be told to be the same [C17]', async () => {
  for (const outcome of await Promise.all([say('allow', 'allow'), say('deny', 'deny'), say('deny', 'timeout')])) {
    expect(JSON.stringify(outcome)).not.toContain(state.txid)
    expect(outcome.detail?.transaction).toMatch(/^[0-9a-f]{16}$/u)
  }
})
