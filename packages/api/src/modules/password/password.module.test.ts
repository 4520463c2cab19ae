import { expect, it } from 'vitest'
import { createStepContext } from '../../module-contract/testing/step-context.ts'
import { describeModuleContract } from '../../module-contract/testing/describe-module-contract.ts'
import { createPasswordModule } from './password.module.ts'
import type { PasswordChecker } from './password.step.ts'

const checker: PasswordChecker = {
  async check(who, password) {
    const known = ('canonicalUsername' in who && who.canonicalUsername === 'alice') || ('userId' in who && who.userId === 'usr_alice')
    return { userId: known && password === 'right' ? 'usr_alice' : null, subjectId: known ? 'usr_alice' : null }
  },
}

describeModuleContract('password', async () => {
  const module = createPasswordModule(checker)
  return { module, createContext: () => createStepContext(module), act: async () => ({ username: 'alice', password: 'right' }) }
})

it('asks for the password alone after a step that said who it is, and takes no other name then', async () => {
  const { step } = createPasswordModule(checker)
  const alice = { id: 'usr_alice', username: 'alice', displayName: null, email: null, fake: false }
  const context = createStepContext(createPasswordModule(checker), { user: alice })
  const begun = await step.begin(context)
  expect(begun).toEqual({ kind: 'prompt', state: { asksUsername: false } })
  expect(step.toPrompt({ asksUsername: false }).fields.map((field) => field.name)).toEqual(['password'])
  expect(await step.answer(context, { asksUsername: false }, { username: 'mallory', password: 'right' })).toMatchObject({ kind: 'passed', userId: 'usr_alice' })
})

it('refuses a guess that the limits do not allow, without checking it', async () => {
  const { step } = createPasswordModule({ check: () => Promise.reject(new Error('must not be asked')) })
  const context = createStepContext(createPasswordModule(checker), {
    guesses: { reserve: async () => ({ allowed: false, retryAt: 5 }), succeeded: async () => {} },
  })
  expect(await step.answer(context, { asksUsername: true }, { username: 'alice', password: 'right' })).toEqual({ kind: 'denied', code: 'LOGON_LOCKED', retryAt: 5 })
})
