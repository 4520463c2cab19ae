import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findUsernameProblem, toCanonicalUsername } from './username.ts'

describe('the canonical form', () => {
  it.each([
    ['alice', 'ALICE'],
    ['alice', ' alice\n'],
    ['alice', 'ａｌｉｃｅ'],
    ['straße', 'STRAßE'],
    ['ﬁona', 'fiona'],
  ])('of %s is that of %s', (one, other) => {
    expect(toCanonicalUsername(one)).toBe(toCanonicalUsername(other))
  })

  it('doesn’t change if it is applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const once = toCanonicalUsername(typed)
        expect(toCanonicalUsername(once)).toBe(once)
      }),
    )
  })
})

describe('the name of a new user', () => {
  it.each(['alice', 'alice@example.com', 'o’brien', 'jürgen', 'алиса', 'DOMAIN-alice_1'])('can be %s', (username) => {
    expect(findUsernameProblem(username)).toBeNull()
  })

  it.each([
    ['', 'Enter'],
    ['al ice', 'spaces'],
    ['admin\u200b', 'invisible'],
    ['ad\u202emin', 'invisible'],
    ['a\u0000b', 'invisible'],
    ['аdmin', 'mix'],
    ['x'.repeat(255), 'at most'],
  ])('can’t be %j', (username, word) => {
    expect(findUsernameProblem(username)).toContain(word)
  })
})
