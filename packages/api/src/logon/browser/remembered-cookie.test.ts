import { expect, it } from 'vitest'
import { randomId } from '../../lib/random.ts'
import { parseRememberedCookie, toRememberedCookie } from './remembered-cookie.ts'

const toEntries = (count: number) =>
  new Map(Array.from({ length: count }, (_, number) => [randomId('rem'), `v1.sealed-${number}`]))

it('gives back what was written', () => {
  const entries = toEntries(3)
  expect(parseRememberedCookie(toRememberedCookie(entries))).toEqual(entries)
  expect(parseRememberedCookie(toRememberedCookie(new Map()))).toEqual(new Map())
})

it('keeps the latest four entries', () => {
  const entries = toEntries(6)
  expect([...parseRememberedCookie(toRememberedCookie(entries))]).toEqual([...entries].slice(2))
})

it('leaves out what has another form, and reads no cookie that is too long', () => {
  const [id] = [...toEntries(1).keys()]
  expect(parseRememberedCookie(null).size).toBe(0)
  expect(parseRememberedCookie(`nonsense~${id}.v1.good~rem_short.v1.x~${id}.v2.x`)).toEqual(new Map([[id, 'v1.good']]))
  expect(parseRememberedCookie(`${id}.v1.good${'~'.repeat(4_000)}`).size).toBe(0)
})
