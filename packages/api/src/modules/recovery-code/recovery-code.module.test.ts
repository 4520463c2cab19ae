import { expect, it } from 'vitest'
import { describeModuleContract } from '../../module-contract/testing/describe-module-contract.ts'
import { createStepContext } from '../../module-contract/testing/step-context.ts'
import type { RecoveryCodeChecker } from './recovery-code-checker.ts'
import { createRecoveryCodeModule } from './recovery-code.module.ts'

const use = { apply: () => Promise.resolve(true), applied: () => {} }
const checker: RecoveryCodeChecker = {
  async check(canonicalUsername, code) {
    const isAlice = canonicalUsername === 'alice'
    return {
      subject: isAlice ? { id: 'usr_alice', username: 'alice' } : null,
      found: isAlice && code === 'right' ? { userId: 'usr_alice', kind: 'printed', use } : null,
    }
  },
}
const module = createRecoveryCodeModule(checker)
const step = module.step.behavior

describeModuleContract('recovery-code', async () => ({
  module,
  createContext: () => createStepContext(module),
  act: async () => ({ username: 'alice', code: 'right' }),
}))

it('uses the code up with the step and raises an alarm', async () => {
  expect(await step.answer(createStepContext(module), {}, { username: ' Alice', code: 'right' })).toEqual({
    kind: 'passed',
    method: 'recovery code',
    userId: 'usr_alice',
    effect: use,
    alarm: { kind: 'recovery-used' },
  })
})

it('answers an unknown name and a wrong code alike', async () => {
  const answer = (username: string, code: string) => step.answer(createStepContext(module), {}, { username, code })
  expect(await answer('alice', 'wrong')).toMatchObject({
    kind: 'rejected',
    code: 'RECOVERY_CODE_INCORRECT',
    field: 'code',
  })
  expect(await answer('nobody', 'right')).toMatchObject({
    kind: 'rejected',
    code: 'RECOVERY_CODE_INCORRECT',
    field: 'code',
  })
  expect(await answer('', 'right')).toMatchObject({
    kind: 'rejected',
    code: 'RECOVERY_CODE_MISSING',
    field: 'username',
  })
  expect(await answer('alice', ' ')).toMatchObject({ kind: 'rejected', code: 'RECOVERY_CODE_MISSING', field: 'code' })
})

it('refuses a guess that the limits do not allow, without checking it', async () => {
  const unasked = createRecoveryCodeModule({ check: () => Promise.reject(new Error('must not be asked')) })
  const context = createStepContext(module, {
    guesses: { reserve: async () => ({ allowed: false, retryAt: 5 }), succeeded: async () => {} },
  })
  expect(await unasked.step.behavior.answer(context, {}, { username: 'alice', code: 'right' })).toEqual({
    kind: 'denied',
    code: 'LOGON_LOCKED',
    retryAt: 5,
  })
})

it('makes nobody of somebody else', async () => {
  const bob = { id: 'usr_bob', username: 'bob', displayName: null, email: null, fake: false }
  expect(
    await step.answer(createStepContext(module, { user: bob }), {}, { username: 'alice', code: 'right' }),
  ).toMatchObject({ kind: 'rejected' })
})
