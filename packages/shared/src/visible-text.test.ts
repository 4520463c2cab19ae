import { expect, test } from 'vitest'
import { hasInvisible, hasUnclear, toOneLine } from './visible-text.ts'

test.each([
  ['a line break', '\n'],
  ['a zero-width space', '\u200b'],
  ['a change of direction', '\u202e'],
  ['a line separator', '\u2028'],
  ['a lone surrogate', '\ud83d'],
  ['a NUL', '\0'],
])('%s is invisible and replaced', (_name, character) => {
  const text = `a${character}b`
  expect([hasInvisible(text), hasUnclear(text), toOneLine(text)]).toEqual([true, true, 'a b'])
})

test('a private-use character is only unclear; letters and emoji are neither invisible nor unclear', () => {
  expect([hasInvisible('\ue000'), hasUnclear('\ue000')]).toEqual([false, true])
  expect([hasInvisible('Zoë 😀 東京'), hasUnclear('Zoë 😀 東京'), toOneLine('Zoë 😀 東京')]).toEqual([
    false,
    false,
    'Zoë 😀 東京',
  ])
})
