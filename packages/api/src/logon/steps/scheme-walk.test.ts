import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../database/database.ts'
import { openTestDatabase } from '../../database/testing/open-test-database.ts'
import { MasterKey } from '../../lib/master-key.ts'
import { LimitService } from '../../limits/limit-service.ts'
import { ModuleRegistry } from '../../module-contract/module-registry.ts'
import type { StepOutcome } from '../../module-contract/step-outcome.ts'
import { createDummyModule } from '../../module-contract/testing/dummy.module.ts'
import { DummyIdentityAnswer, DummyOtherAnswer, DummySecretAnswer } from '../../module-contract/testing/dummy.type.ts'
import { RememberedBrowsers } from '../browser/remembered-browsers.ts'
import { SchemeWalk } from './scheme-walk.ts'
import { StepContextFactory } from './step-context-factory.ts'
import type { StepPosition } from './step-position.ts'
import { StepRunner } from './step-runner.ts'

const masterKey = new MasterKey(Buffer.alloc(32, 1))
const clock = { now: () => 1_000 }
const silent = () => {}
const ASKS: StepOutcome = { kind: 'prompt', state: { question: 'Yes?' } }
const PASSES: StepOutcome = { kind: 'passed', method: 'by itself' }

/** What each module does when its turn comes; a test sets its own. */
let begins: Record<'test-name' | 'test-secret' | 'test-other', StepOutcome | Error>
let calls: string[]
let database: Database
let walk: SchemeWalk

const toModule = (
  id: keyof typeof begins,
  category: 'IDENTITY' | 'SECRET' | 'OTHER',
  answerType: typeof DummyOtherAnswer,
) =>
  createDummyModule({
    id,
    category,
    answerType,
    begin: async ({ user }) => {
      calls.push(`${id} for ${user?.username ?? 'no one'}`)
      const outcome = begins[id]
      if (outcome instanceof Error) throw outcome
      return outcome
    },
  })

beforeEach(async () => {
  begins = { 'test-name': ASKS, 'test-secret': ASKS, 'test-other': ASKS }
  calls = []
  database = await openTestDatabase()
  await database.sql
    .insertInto('users')
    .values({
      id: 'usr_alice',
      username: 'alice',
      username_canonical: 'alice',
      display_name: null,
      email: null,
      enabled: 1,
      roles: '[]',
      password_hash: null,
      password_changed_at: null,
      initial_password_expires_at: null,
      password_set_in_logon: null,
      created_at: 0,
      updated_at: 0,
      last_logon_at: null,
    })
    .execute()
  const modules = new ModuleRegistry([
    toModule('test-name', 'IDENTITY', DummyIdentityAnswer),
    toModule('test-secret', 'SECRET', DummySecretAnswer),
    toModule('test-other', 'OTHER', DummyOtherAnswer),
  ])
  const limits = new LimitService(database, masterKey, clock)
  const settings = { read: async () => ({ settings: {}, secrets: {}, configured: true }) }
  const remembered = new RememberedBrowsers({ database, masterKey, clock })
  const publicUrl = 'https://login.example.com'
  const contexts = new StepContextFactory({ database, settings, limits, masterKey, remembered, clock, publicUrl })
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  walk = new SchemeWalk(new StepRunner({ modules, contexts, limits, log }), database, masterKey)
})
afterEach(() => database.close())

const at = (...modules: (keyof typeof begins)[]): StepPosition => ({
  logonId: 'lgn_1',
  accessType: 'browser',
  scheme: { key: 'browser', version: 1, steps: modules.map((module) => ({ module, options: {} })) },
  position: 1,
  user: null,
  client: { ipAddress: '192.0.2.1', userAgent: null },
  browserBinding: null,
  rememberedCookie: null,
  expiresAt: 600_000,
})

describe('a walk', () => {
  it('stops at the first step that asks', async () => {
    const move = await walk.begin(at('test-name', 'test-secret'))
    expect(move).toMatchObject({ position: 1, user: null, passed: [], end: { kind: 'asks', waiting: false } })
    expect(calls).toEqual(['test-name for no one'])
  })

  it('goes on through steps that pass by themselves, with the user that one of them has identified', async () => {
    begins['test-other'] = PASSES
    begins['test-name'] = { kind: 'passed', method: 'name', userId: 'usr_alice' }
    const move = await walk.begin(at('test-other', 'test-name', 'test-secret'))
    expect(move).toMatchObject({ position: 3, user: { id: 'usr_alice' }, end: { kind: 'asks' } })
    expect(move.passed.map(({ position, module }) => [position, module])).toEqual([
      [1, 'test-other'],
      [2, 'test-name'],
    ])
    expect(calls).toEqual(['test-other for no one', 'test-name for no one', 'test-secret for alice'])
  })

  it('is through once the last step has passed', async () => {
    begins['test-secret'] = PASSES
    const move = await walk.advance(at('test-name', 'test-secret'), {
      kind: 'passed',
      method: 'name',
      userId: 'usr_alice',
    })
    expect(move).toMatchObject({ position: 2, end: { kind: 'through' } })
    expect(move.events.map(({ type, step }) => [type, step])).toEqual([
      ['step.passed', 1],
      ['step.passed', 2],
    ])
  })

  it('takes a stand-in along for an unknown name, and never past a step that proves something', async () => {
    begins['test-secret'] = PASSES
    const move = await walk.advance(at('test-name', 'test-secret'), {
      kind: 'passed',
      method: 'name',
      unknownUsername: 'x',
    })
    expect(move).toMatchObject({ user: { id: '', username: 'x', fake: true }, end: { kind: 'denied' } })
    expect(move.passed).toHaveLength(1)
  })

  it('denies if a module throws, and tells only the audit log why', async () => {
    begins['test-name'] = new Error('the reason')
    const { end, events } = await walk.begin(at('test-name'))
    expect(end).toMatchObject({ kind: 'denied', problem: { code: 'LOGON_FAILED' } })
    expect(JSON.stringify(end)).not.toContain('the reason')
    expect(JSON.stringify(events)).toContain('the reason')
  })

  it('denies, with an alarm, a user whose account at the other side is another user’s', async () => {
    await database.sql
      .insertInto('enrollments')
      .values({ user_id: 'usr_alice', module: 'test-secret', external_id: 'X1', scope: '', created_at: 0 })
      .execute()
    const bob = { id: 'usr_bob', username: 'bob', displayName: null, email: null, fake: false }
    const move = await walk.advance(
      { ...at('test-name', 'test-secret'), position: 2, user: bob },
      { kind: 'passed', method: 'push', enrollment: { externalId: 'X1' } },
    )
    expect(move.end).toMatchObject({ kind: 'denied', problem: { code: 'ENROLLMENT_CONFLICT' } })
    expect(move.enrollments).toEqual([])
    expect(move.sideEffects).toMatchObject([{ module: 'test-secret', alarm: { kind: 'identity-conflict' } }])
  })
})

describe('what a walk records', () => {
  it('is a problem with a reference for an answer that did not pass, and no name that was typed', async () => {
    const outcome: StepOutcome = { kind: 'rejected', code: 'DUMMY_NO', field: 'word', typedUsername: 'a password?' }
    const { end, events } = await walk.advance(at('test-name'), outcome)
    expect(end).toMatchObject({ kind: 'asks-again', problem: { code: 'DUMMY_NO', field: 'word', retryAt: null } })
    expect(events).toMatchObject([
      { type: 'step.rejected', code: 'DUMMY_NO', details: { typedNameHash: expect.any(String) } },
    ])
    expect(JSON.stringify(events)).not.toContain('a password?')
  })

  it('is the prompt that followed, except for the first one of a logon', async () => {
    expect((await walk.begin(at('test-name'))).events).toEqual([])
    const { events } = await walk.advance(at('test-other', 'test-name'), PASSES)
    expect(events.at(-1)).toMatchObject({ type: 'step.asked', step: 2, details: { prompt: 'A word' } })
  })
})
