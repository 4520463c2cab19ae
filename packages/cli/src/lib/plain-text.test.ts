import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toPlainJson, toPlainLines, toPlainText } from './plain-text.ts'

const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

it.each([
  ['\u001b[2J\u001b]52;c;ZXZpbA==\u0007admin', '[2J]52;c;ZXZpbA==admin'],
  ['\u009b31mred', '31mred'],
  ['one\r\n  two', 'one two'],
  ['ad\u202enimda', 'adnimda'],
  ['jürgen – “ok” █', 'jürgen – “ok” █'],
])('%j is shown as %j', (text, shown) => expect(toPlainText(text)).toBe(shown))

it('removes everything that moves a cursor, whatever a server sends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(toPlainText(text)).not.toMatch(HARMFUL)
      expect(toPlainLines(text).join('')).not.toMatch(HARMFUL)
      expect(toPlainJson({ text })).not.toMatch(HARMFUL)
    }),
  )
})

it('keeps the value that a program reads from the JSON', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(JSON.parse(toPlainJson(JSON.parse(json)))).toEqual(JSON.parse(json))
    }),
  )
})
