import { expect, test } from 'vitest'
import { parseRequestDate } from './request-date.ts'

const MOMENT = Date.UTC(2012, 7, 21, 17, 29, 18)

test.each([
  'Tue, 21 Aug 2012 17:29:18 -0000',
  'Tue, 21 Aug 2012 17:29:18 GMT',
  'Tue, 21 Aug 2012 17:29:18 UTC',
  'Tue, 21 Aug 2012 17:29:18 +0000',
  'Tue, 21 Aug 2012 19:29:18 +0200',
  'Tue, 21 Aug 2012 11:59:18 -0530',
  'Tue, 21 Aug 2012 17:29:18',
  '21 Aug 2012 17:29:18 GMT',
])('parses "%s" [S9]', (text) => {
  expect(parseRequestDate(text)).toBe(MOMENT)
})

test('accepts a one-digit day with or without a zero', () => {
  expect(parseRequestDate('Sat, 4 Aug 2012 00:00:00 GMT')).toBe(Date.UTC(2012, 7, 4))
  expect(parseRequestDate('Sat, 04 Aug 2012 00:00:00 GMT')).toBe(Date.UTC(2012, 7, 4))
})

test.each([
  '',
  'now',
  '2012-08-21T17:29:18Z',
  '1345570158',
  'Tue, 21 Foo 2012 17:29:18 GMT',
  'Tue, 21 Aug 12 17:29:18 GMT',
])('refuses "%s"', (text) => {
  expect(parseRequestDate(text)).toBeNull()
})
