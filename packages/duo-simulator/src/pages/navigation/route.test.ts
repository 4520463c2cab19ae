import { expect, it } from 'vitest'
import { toRoute } from './route.ts'

it('leads to the admin panel’s sections', () => {
  expect(toRoute('/')).toEqual({ page: 'admin', section: 'applications' })
  expect(toRoute('/users')).toEqual({ page: 'admin', section: 'users' })
  expect(toRoute('/log/')).toEqual({ page: 'admin', section: 'log' })
})

it('leads to the phones, to one phone, and to an activation', () => {
  expect(toRoute('/phone')).toEqual({ page: 'phones' })
  expect(toRoute('/phones')).toEqual({ page: 'side-by-side' })
  expect(toRoute('/phone/activate/')).toEqual({ page: 'phones' })
  expect(toRoute('/phone/DPABCDEFGHIJKLMNOPQR')).toEqual({ page: 'phone', deviceId: 'DPABCDEFGHIJKLMNOPQR' })
  expect(toRoute('/phone/activate/abc-def')).toEqual({ page: 'activate', activationCode: 'abc-def' })
})

it('knows what it doesn’t know', () => {
  expect(toRoute('/phone/a/b')).toEqual({ page: 'unknown' })
  expect(toRoute('/wp-admin')).toEqual({ page: 'unknown' })
})
