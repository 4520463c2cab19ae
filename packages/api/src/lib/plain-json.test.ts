import { describe, expect, it } from 'vitest'
import { parsePlainObject, toCanonicalJson } from './plain-json.ts'

describe('an untrusted object', () => {
  it('is copied without a prototype', () => {
    const parsed = parsePlainObject({ a: 1, b: { c: [true, null] } }, 100)
    expect({ ...parsed }).toEqual({ a: 1, b: { c: [true, null] } })
    expect(Object.getPrototypeOf(parsed)).toBeNull()
  })

  it('is refused if it is no object, is too large, or could pollute a prototype at any depth', () => {
    for (const value of [null, undefined, [], 'x', 1, true]) expect(parsePlainObject(value, 100)).toBeNull()
    expect(parsePlainObject({ a: 'é'.repeat(50) }, 100)).toBeNull()
    for (const text of ['{"__proto__": {"x": 1}}', '{"a": [{"constructor": {"prototype": {}}}]}'])
      expect(parsePlainObject(JSON.parse(text), 100)).toBeNull()
  })
})

describe('canonical JSON', () => {
  it('ignores the order of keys, but not of lists', () => {
    expect(toCanonicalJson({ b: 1, a: { d: [1, 2], c: null } })).toBe('{"a":{"c":null,"d":[1,2]},"b":1}')
    expect(toCanonicalJson([2, 1])).not.toBe(toCanonicalJson([1, 2]))
  })
})
