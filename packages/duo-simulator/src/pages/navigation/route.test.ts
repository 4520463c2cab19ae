import { expect, it } from 'vitest'
import { toRoute } from './route.ts'

it('routes to the sections of the admin panel', () => {
  expect(toRoute('/')).toEqual({ page: 'admin', section: 'applications' })
  expect(toRoute('/users')).toEqual({ page: 'admin', section: 'users' })
  expect(toRoute('/log/')).toEqual({ page: 'admin', section: 'log' })
})

it('routes to the phones, one phone and an activation', () => {
  expect(toRoute('/phone')).toEqual({ page: 'phones' })
  expect(toRoute('/phones')).toEqual({ page: 'side-by-side' })
  expect(toRoute('/phone/activate/')).toEqual({ page: 'phones' })
  expect(toRoute('/phone/DPABCDEFGHIJKLMNOPQR')).toEqual({ page: 'phone', deviceId: 'DPABCDEFGHIJKLMNOPQR' })
  expect(toRoute('/phone/activate/abc-def')).toEqual({ page: 'activate', activationCode: 'abc-def' })
})

it('recognizes unknown paths', () => {
  expect(toRoute('/phone/a/b')).toEqual({ page: 'unknown' })
  expect(toRoute('/wp-admin')).toEqual({ page: 'unknown' })
})
