import { expect, it } from 'vitest'
import { randomId, randomToken, takeRandomBytes } from './random.ts'

it('never returns the same bytes twice, however many are taken at once', () => {
  const given = new Set<string>()
  for (let count = 0; count < 2_000; count++) given.add(takeRandomBytes(16 + (count % 17)).toString('hex'))
  expect(given.size).toBe(2_000)
  expect([...given].some((bytes) => /^0+$/.test(bytes))).toBe(false)
})

it('makes tokens of the requested length, and ids that can be read out', () => {
  expect(Buffer.from(randomToken(), 'base64url')).toHaveLength(32)
  expect(Buffer.from(randomToken(16), 'base64url')).toHaveLength(16)
  expect(randomId('lgn')).toMatch(/^lgn_[0-9abcdefghjkmnpqrstvwxyz]{20}$/)
})
