import { expect, test } from 'vitest'
import { toPlainText } from './foreign-text.ts'

test('escape sequences, line breaks and invisible characters are removed completely [C15]', () => {
  expect(toPlainText('\u001b[31mAll\u001b[0m good\u001b]0;owned\u0007\r\nreally\u0000')).toBe('All good really')
  expect(toPlainText('a\u202eb\u200bc\u2028d')).toBe('a b c d')
})

test('an unfinished escape sequence leaves nothing dangerous behind', () => {
  expect(toPlainText('x\u001b]8;;http://evil')).toBe('x')
  expect(toPlainText('x\u001b[')).toBe('x')
})

test('markup stays text', () => {
  expect(toPlainText('<b>Sent</b> & done')).toBe('<b>Sent</b> & done')
})

test('a text is cut to its length without breaking a character', () => {
  expect(toPlainText('😀'.repeat(300), 5)).toBe('😀😀😀😀…')
})
