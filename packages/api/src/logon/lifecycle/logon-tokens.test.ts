import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MasterKey } from '../../lib/master-key.ts'
import { randomId } from '../../lib/random.ts'
import { LogonTokens } from './logon-tokens.ts'

const tokens = new LogonTokens(new MasterKey(Buffer.alloc(32, 1)))
const id = randomId('lgn')

describe('the token of a state', () => {
  it('names its logon and its revision', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (revision) => {
        expect(tokens.parse(tokens.mint(id, revision))).toEqual({ logonId: id, revision })
      }),
    )
  })

  it('is refused if a single character was changed', () => {
    const token = tokens.mint(id, 3)
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'aZ0_-.'), (at, character) => {
        fc.pre(token[at] !== character)
        expect(tokens.parse(token.slice(0, at) + character + token.slice(at + 1))).toBeNull()
      }),
    )
  })

  it('is refused by a server with another key, and so is any other text', () => {
    const others = new LogonTokens(new MasterKey(Buffer.alloc(32, 2)))
    expect(others.parse(tokens.mint(id, 1))).toBeNull()
    for (const text of ['', id, `${id}.1`, `${tokens.mint(id, 1)} `, `${id}.01.${'A'.repeat(43)}`, 'x'.repeat(10_000)])
      expect(tokens.parse(text), text).toBeNull()
  })
})
