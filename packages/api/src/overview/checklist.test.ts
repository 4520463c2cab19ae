import { describe, expect, it } from 'vitest'
import { passwordLike, phoneLike } from '../settings/testing/sample-modules.ts'
import { listToDos } from './checklist.ts'
import type { Situation } from './situation.ts'
import { BROWSER, NEW_SYSTEM, SET_UP } from './testing/situations.ts'

describe('the checklist of a new system', () => {
  it('leads to the first logon with a second factor, and checks its items off', () => {
    expect(listToDos(NEW_SYSTEM)).toEqual([
      { id: 'phone-settings', title: 'Set up Phone', done: false, link: '/authentication/settings/phone' },
      {
        id: 'phone-scheme',
        title: 'Add Phone to the Browser scheme',
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

  it('leads to one second factor of several: the one in preparation, else the first', () => {
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
