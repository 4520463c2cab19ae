import type { ModuleCategory } from '@sallyport/shared/module-category'
import { describe, expect, it } from 'vitest'
import { createDummyModule } from '../../module-contract/testing/dummy.module.ts'
import { DummyAnswer } from '../../module-contract/testing/dummy.type.ts'
import type { StepUser } from '../../module-contract/step-context.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { checkOutcome } from './check-outcome.ts'
import { toFakeUser, toStepUser } from './step-user.ts'

const ALICE = toStepUser({ id: 'usr_alice', username: 'alice', displayName: null, email: null })
const PASSED: StepOutcome = { kind: 'passed', method: 'dummy' }
const check = (category: ModuleCategory, user: StepUser | null, outcome: StepOutcome) => () =>
  checkOutcome(createDummyModule({ id: 'dummy', category, answerType: DummyAnswer }), user, outcome)

describe('an outcome', () => {
  it('may identify a user only if the module’s category does', () => {
    for (const category of ['IDENTITY', 'IDENTITY_AND_SECRET'] as const)
      expect(check(category, null, { ...PASSED, userId: ALICE.id })).not.toThrow()
    for (const category of ['SECRET', 'OTHER'] as const) {
      expect(check(category, null, { ...PASSED, userId: ALICE.id })).toThrow()
      expect(check(category, null, { kind: 'prompt', state: {}, userId: ALICE.id })).toThrow()
    }
  })

  it('never changes the user of a logon', () => {
    expect(check('IDENTITY', ALICE, { ...PASSED, userId: 'usr_bob' })).toThrow()
    expect(check('IDENTITY', ALICE, { kind: 'prompt', state: {}, userId: 'usr_bob' })).toThrow()
    expect(check('IDENTITY', ALICE, { ...PASSED, userId: ALICE.id })).not.toThrow()
  })

  it('passes an unknown name only at a step that proves nothing', () => {
    expect(check('IDENTITY', null, { ...PASSED, unknownUsername: 'x' })).not.toThrow()
    for (const category of ['IDENTITY_AND_SECRET', 'SECRET', 'OTHER'] as const)
      expect(check(category, null, { ...PASSED, unknownUsername: 'x' })).toThrow()
  })

  it('never passes a fake user at a step that says or proves anything', () => {
    for (const category of ['IDENTITY', 'IDENTITY_AND_SECRET', 'SECRET'] as const)
      expect(check(category, toFakeUser('x'), PASSED)).toThrow()
    expect(check('OTHER', toFakeUser('x'), PASSED)).not.toThrow()
  })

  it('says who the user is where that is the step’s business', () => {
    expect(check('IDENTITY', null, PASSED)).toThrow()
    expect(check('IDENTITY_AND_SECRET', null, PASSED)).toThrow()
    expect(check('OTHER', null, PASSED)).not.toThrow()
  })

  it('can refuse, deny and wait at any step', () => {
    for (const category of ['IDENTITY', 'SECRET', 'OTHER'] as const)
      for (const outcome of [
        { kind: 'rejected', code: 'X' },
        { kind: 'denied', code: 'X' },
        { kind: 'waiting', state: {} },
      ] as const)
        expect(check(category, toFakeUser('x'), outcome)).not.toThrow()
  })
})
