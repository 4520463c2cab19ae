import { describe, expect, it } from 'vitest'
import type { AnalysisDefinition } from '../module-contract/analysis-definition.ts'
import { passwordLike, phoneLike } from '../settings/testing/sample-modules.ts'
import { type Situation, listToDos, listWarnings } from './advice.ts'

const BROWSER = {
  key: 'browser',
  name: 'Browser',
  isEnabled: true,
  published: ['password'],
  draft: null,
  stepWarnings: [],
}
const NEW_SYSTEM: Situation = {
  modules: [
    { module: passwordLike, configured: true },
    { module: phoneLike, configured: false },
  ],
  schemes: [BROWSER],
  administrators: 2,
  hasRecoveryCodes: true,
  enrolledModules: new Set(),
}
const SET_UP: Situation = {
  ...NEW_SYSTEM,
  modules: NEW_SYSTEM.modules.map((entry) => ({ ...entry, configured: true })),
}
const codes = (situation: Situation) => listWarnings(situation).map((warning) => warning.code)

describe('the checklist of a new system', () => {
  it('leads to the first logon with a second factor, and ticks itself', () => {
    expect(listToDos(NEW_SYSTEM)).toEqual([
      { id: 'phone-settings', title: 'Set Phone up', done: false, link: '/authentication/settings/phone' },
      {
        id: 'phone-scheme',
        title: 'Add Phone to the Browser flow',
        done: false,
        link: '/authentication/schemes/browser',
      },
      { id: 'first-enrollment', title: 'Enroll at the first logon', done: false, link: '/users' },
    ])
    const done: Situation = {
      ...SET_UP,
      schemes: [{ ...BROWSER, published: ['password', 'phone'] }],
      enrolledModules: new Set(['phone']),
    }
    expect(listToDos(done).every((item) => item.done)).toBe(true)
  })

  it('leads to one second factor of several: the one that was begun with, else the first', () => {
    const other = { module: { ...phoneLike, id: 'other', title: 'Other' }, configured: false }
    expect(listToDos({ ...NEW_SYSTEM, modules: [...NEW_SYSTEM.modules, other] }).map(({ id }) => id)).toEqual([
      'phone-settings',
      'phone-scheme',
      'first-enrollment',
    ])
    expect(
      listToDos({ ...NEW_SYSTEM, modules: [...NEW_SYSTEM.modules, { ...other, configured: true }] }).map(
        ({ id }) => id,
      ),
    ).toEqual(['other-settings', 'other-scheme', 'first-enrollment'])
  })

  it('is empty without a module to set up', () => {
    expect(listToDos({ ...NEW_SYSTEM, modules: [{ module: passwordLike, configured: true }] })).toEqual([])
  })
})

describe('warnings', () => {
  it('are none on a new system with two administrators', () => {
    expect(codes(NEW_SYSTEM)).toEqual([])
  })

  it('tell of recovery codes that nobody has, once a flow hangs on an outside service', () => {
    const analysis: AnalysisDefinition = {
      outsideService: { id: 'phone', title: 'The phone company' },
      forecast: () => ({ prompts: [], result: 'passes', method: 'phone' }),
    }
    const outside = { module: { ...phoneLike, analysis }, configured: true }
    const situation: Situation = {
      ...NEW_SYSTEM,
      modules: [NEW_SYSTEM.modules[0]!, outside],
      schemes: [{ ...BROWSER, published: ['password', 'phone'] }],
    }
    expect(codes(situation)).toEqual([])
    expect(codes({ ...situation, hasRecoveryCodes: false })).toEqual(['RECOVERY_CODES_MISSING'])
    expect(codes({ ...NEW_SYSTEM, hasRecoveryCodes: false })).toEqual([])
  })

  it('tell of a lonely administrator', () => {
    expect(codes({ ...NEW_SYSTEM, administrators: 1 })).toEqual(['ONE_ADMINISTRATOR'])
  })

  it('tell of a second factor that is set up and not asked for', () => {
    expect(codes(SET_UP)).toEqual(['ADMINISTRATORS_SINGLE_FACTOR'])
    expect(codes({ ...SET_UP, schemes: [{ ...BROWSER, published: ['password', 'phone'] }] })).toEqual([])
    expect(codes({ ...SET_UP, schemes: [{ ...BROWSER, isEnabled: false }] })).toEqual([])
    const client = { ...BROWSER, key: 'client', name: 'Client' }
    expect(
      listWarnings({ ...SET_UP, schemes: [{ ...BROWSER, published: ['password', 'phone'] }, client] }),
    ).toMatchObject([{ code: 'ADMINISTRATORS_SINGLE_FACTOR', link: '/authentication/schemes/client' }])
  })

  it('tell of modules that are not set up, in what is live and in drafts', () => {
    expect(codes({ ...NEW_SYSTEM, schemes: [{ ...BROWSER, draft: ['password', 'phone'] }] })).toEqual([
      'DRAFT_MODULE_NOT_CONFIGURED',
    ])
    expect(
      codes({ ...NEW_SYSTEM, schemes: [{ ...BROWSER, published: ['password', 'phone'], draft: ['phone'] }] }),
    ).toEqual(['MODULE_NOT_CONFIGURED'])
    expect(codes({ ...NEW_SYSTEM, schemes: [{ ...BROWSER, published: ['password', 'gone'] }] })).toEqual([
      'MODULE_NOT_CONFIGURED',
    ])
  })
})
