import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MODULE_CATEGORIES, identifies, proves } from './module-category.ts'
import { findSchemeProblems, MAX_STEPS, type RuleModule } from './scheme-rules.ts'

const module = (id: string, more: Partial<RuleModule> = {}): RuleModule => ({
  id,
  title: id,
  category: 'SECRET',
  configured: true,
  needsSecretBefore: false,
  needsBrowser: false,
  stepOptions: {},
  ...more,
})
const MODULES = [
  module('username', { category: 'IDENTITY' }),
  module('password', { category: 'IDENTITY_AND_SECRET' }),
  module('pin'),
  module('duo', {
    needsSecretBefore: true,
    stepOptions: { mode: { kind: 'choice', label: 'Mode', default: 'a', options: [{ value: 'a', label: 'A' }] } },
  }),
  module('redirect', { needsSecretBefore: true, needsBrowser: true }),
  module('address', { category: 'OTHER' }),
  module('unset', { configured: false }),
]
const FOR_BROWSERS = { isForBrowsers: true }
const codesOf = (...ids: string[]) =>
  findSchemeProblems(
    ids.map((id) => ({ module: id })),
    MODULES,
    FOR_BROWSERS,
  ).map((problem) => problem.code)

describe('a scheme can be published', () => {
  it.each([
    [['password']],
    [['password', 'duo']],
    [['username', 'pin']],
    [['address', 'password', 'duo']],
    [['username', 'password']],
    [['password', 'address']],
  ])('%j', (ids) => {
    expect(codesOf(...ids)).toEqual([])
  })
})

describe('a scheme is refused', () => {
  it.each([
    [[], ['SCHEME_EMPTY']],
    [['address'], ['SCHEME_NO_IDENTITY', 'SCHEME_NO_SECRET']],
    [['username'], ['SCHEME_NO_SECRET']],
    [['duo'], ['SCHEME_SECRET_BEFORE_IDENTITY', 'SCHEME_NO_IDENTITY']],
    [['duo', 'password'], ['SCHEME_SECRET_BEFORE_IDENTITY']],
    [['username', 'duo'], ['SCHEME_NEEDS_SECRET_BEFORE']],
    [['password', 'username'], ['SCHEME_SECOND_IDENTITY']],
    [['password', 'unset'], ['SCHEME_MODULE_NOT_CONFIGURED']],
    [['password', 'telepathy'], ['SCHEME_UNKNOWN_MODULE']],
    [['password', ...Array<string>(MAX_STEPS).fill('address')], ['SCHEME_TOO_MANY_STEPS']],
  ])('%j with %j', (ids, codes) => {
    expect(codesOf(...ids)).toEqual(codes)
  })

  it('if a step redirects the browser and clients need not be browsers', () => {
    const steps = [{ module: 'password' }, { module: 'redirect' }]
    expect(findSchemeProblems(steps, MODULES, FOR_BROWSERS)).toEqual([])
    expect(findSchemeProblems(steps, MODULES, { isForBrowsers: false })).toMatchObject([
      { code: 'SCHEME_NEEDS_BROWSER', step: 1 },
    ])
  })

  it('with each problem at its step', () => {
    expect(
      findSchemeProblems([{ module: 'password' }, { module: 'duo', options: { mode: 'z' } }], MODULES, FOR_BROWSERS),
    ).toMatchObject([{ code: 'SCHEME_OPTION_INVALID', step: 1 }])
  })
})

describe('every scheme that can be published', () => {
  it('identifies a user, and verifies the user at that step or later', () => {
    const anyModule = fc.record({ category: fc.constantFrom(...MODULE_CATEGORIES), needsSecretBefore: fc.boolean() })
    fc.assert(
      fc.property(fc.array(anyModule, { minLength: 0, maxLength: 12 }), (drawn) => {
        const modules = drawn.map((more, index) => module(`m${index}`, more))
        if (
          findSchemeProblems(
            modules.map(({ id }) => ({ module: id })),
            modules,
            FOR_BROWSERS,
          ).length > 0
        )
          return
        const identity = modules.findIndex((each) => identifies(each.category))
        const secret = modules.findIndex((each) => proves(each.category))
        expect(identity).toBeGreaterThanOrEqual(0)
        expect(secret).toBeGreaterThanOrEqual(identity)
        expect(modules.length).toBeLessThanOrEqual(MAX_STEPS)
        const needsSecret = modules.findIndex((each) => each.needsSecretBefore)
        if (needsSecret >= 0 && modules[needsSecret]!.category === 'SECRET') expect(secret).toBeLessThan(needsSecret)
      }),
    )
  })
})
