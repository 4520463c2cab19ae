import { describe, expect, it } from 'vitest'
import { createStepContext } from '../../module-contract/testing/step-context.ts'
import { describeModuleContract } from '../../module-contract/testing/describe-module-contract.ts'
import { createPasswordModule } from './password.module.ts'
import type { PasswordReplacer } from './new-password.ts'
import type { PasswordChecker } from './password-check.ts'

const DAY = 24 * 60 * 60_000
const checker: PasswordChecker = {
  async check(who, password) {
    const name =
      'canonicalUsername' in who ? who.canonicalUsername : 'userId' in who ? who.userId.slice('usr_'.length) : ''
    const isKnown = ['alice', 'newcomer', 'latecomer'].includes(name)
    const userId = isKnown && password === 'right' ? `usr_${name}` : null
    const initial =
      userId && name !== 'alice'
        ? { initial: { proof: 'proof', username: name, expiresAt: Date.now() + (name === 'newcomer' ? DAY : -1) } }
        : {}
    return { userId, subject: isKnown ? { id: `usr_${name}`, username: name } : null, ...initial }
  },
}
const effect = { apply: () => Promise.resolve(true), applied: () => {} }
const replacer: PasswordReplacer = {
  getMinLength: async () => 15,
  prepare: async ({ userId, proof, newPassword }) => {
    expect([userId, proof]).toEqual(['usr_newcomer', 'proof'])
    if (newPassword === 'right') return { problemCode: 'PASSWORD_UNCHANGED' }
    if (newPassword === 'late') return { superseded: true }
    return newPassword.length < 15 ? { problemCode: 'PASSWORD_TOO_SHORT' } : { effect }
  },
}
const module = createPasswordModule({ checker, replacer })
const step = module.step.behavior

describeModuleContract('password', async () => ({
  module,
  createContext: () => createStepContext(module),
  act: async () => ({ username: 'alice', password: 'right' }),
}))
describe('with a password that has to be replaced', () => {
  describeModuleContract('password', async () => ({
    module,
    createContext: () => createStepContext(module),
    act: async (prompt): Promise<Record<string, string>> =>
      prompt.fields.some((field) => field.name === 'newPassword')
        ? { newPassword: 'three words in a row' }
        : { username: 'newcomer', password: 'right' },
  }))
})

it('asks for the password alone after a step that said who it is, and takes no other name then', async () => {
  const alice = { id: 'usr_alice', username: 'alice', displayName: null, email: null, fake: false }
  const context = createStepContext(module, { user: alice })
  const begun = await step.begin(context)
  expect(begun).toEqual({ kind: 'prompt', state: { asksUsername: false } })
  expect(step.toPrompt({ asksUsername: false }).fields.map((field) => field.name)).toEqual(['password'])
  expect(await step.answer(context, { asksUsername: false }, { username: 'mallory', password: 'right' })).toMatchObject(
    { kind: 'passed', userId: 'usr_alice' },
  )
})

it('refuses a guess that the limits do not allow, without checking it', async () => {
  const unasked = createPasswordModule({
    checker: { check: () => Promise.reject(new Error('must not be asked')) },
    replacer,
  })
  const context = createStepContext(module, {
    guesses: { reserve: async () => ({ allowed: false, retryAt: 5 }), succeeded: async () => {} },
  })
  expect(
    await unasked.step.behavior.answer(context, { asksUsername: true }, { username: 'alice', password: 'right' }),
  ).toEqual({ kind: 'denied', code: 'LOGON_LOCKED', retryAt: 5 })
})

describe('a password that somebody else has chosen', () => {
  const choosing = { choosing: { userId: 'usr_newcomer', username: 'newcomer', proof: 'proof', minLength: 15 } }

  it('lets nobody through: it leads to the choice of another one', async () => {
    const context = createStepContext(module)
    expect(await step.answer(context, { asksUsername: true }, { username: 'newcomer', password: 'right' })).toEqual({
      kind: 'prompt',
      state: choosing,
      userId: 'usr_newcomer',
      detail: { initialPassword: true },
    })
    expect(step.toPrompt(choosing)).toMatchObject({
      username: 'newcomer',
      minLength: 15,
      fields: [
        { kind: 'NOTE', value: expect.stringContaining('15 characters') },
        { name: 'newPassword', autocomplete: 'new-password' },
      ],
    })
  })

  it('is told to be too old only to whoever knows it', async () => {
    const context = createStepContext(module)
    expect(
      await step.answer(context, { asksUsername: true }, { username: 'latecomer', password: 'wrong' }),
    ).toMatchObject({ kind: 'rejected', code: 'PASSWORD_INCORRECT' })
    expect(
      await step.answer(context, { asksUsername: true }, { username: 'latecomer', password: 'right' }),
    ).toMatchObject({ kind: 'denied', code: 'PASSWORD_INITIAL_EXPIRED' })
  })

  it('is replaced by one that keeps the rules, and the step passes with the change', async () => {
    const context = createStepContext(module)
    const answer = (newPassword: string) => step.answer(context, choosing, { newPassword })
    expect(await answer('')).toMatchObject({ kind: 'rejected', code: 'PASSWORD_NEW_MISSING', field: 'newPassword' })
    expect(await answer('x'.repeat(257))).toMatchObject({ kind: 'rejected', code: 'PASSWORD_TOO_LONG' })
    expect(await answer('short')).toMatchObject({ kind: 'rejected', code: 'PASSWORD_TOO_SHORT' })
    expect(await answer('right')).toMatchObject({ kind: 'rejected', code: 'PASSWORD_UNCHANGED' })
    expect(await answer('late')).toMatchObject({ kind: 'denied', code: 'LOGON_SUPERSEDED' })
    expect(await answer('three words in a row')).toMatchObject({ kind: 'passed', userId: 'usr_newcomer', effect })
  })

  it('is not checked again while another one is chosen, and no new one is taken before', async () => {
    const context = createStepContext(module)
    expect(await step.answer(context, choosing, { username: 'newcomer', password: 'right' })).toMatchObject({
      kind: 'rejected',
      code: 'PASSWORD_NEW_MISSING',
    })
    expect(await step.answer(context, { asksUsername: true }, { newPassword: 'three words in a row' })).toMatchObject({
      kind: 'rejected',
      code: 'PASSWORD_MISSING',
    })
    expect(step.fromFields(new Map([['password', 'right']]), choosing)).toBeNull()
  })

  it('can be tried to be replaced twenty times in ten minutes', async () => {
    const context = createStepContext(module)
    for (let attempt = 0; attempt < 20; attempt++)
      expect(await step.answer(context, choosing, { newPassword: 'short' })).toMatchObject({ kind: 'rejected' })
    expect(await step.answer(context, choosing, { newPassword: 'three words in a row' })).toMatchObject({
      kind: 'denied',
      code: 'LOGON_LOCKED',
      retryAt: expect.any(Number),
    })
  })
})
