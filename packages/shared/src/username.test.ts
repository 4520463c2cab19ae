import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findUsernameProblem, toCanonicalUsername } from './username.ts'

describe('one canonical form', () => {
  it.each([
    ['alice', 'ALICE'],
    ['alice', ' alice\n'],
    ['alice', 'ａｌｉｃｅ'],
    ['straße', 'STRAßE'],
    ['ﬁona', 'fiona'],
  ])('%s is %s', (one, other) => {
    expect(toCanonicalUsername(one)).toBe(toCanonicalUsername(other))
  })

  it('is its own canonical form, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        const once = toCanonicalUsername(typed)
        expect(toCanonicalUsername(once)).toBe(once)
      }),
    )
  })
})

describe('a name for a new user', () => {
  it.each(['alice', 'alice@example.com', 'o’brien', 'jürgen', 'алиса', 'DOMAIN-alice_1'])('may be %s', (username) => {
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
  ])('may not be %j', (username, word) => {
    expect(findUsernameProblem(username)).toContain(word)
  })
})
