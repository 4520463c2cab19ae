/** Control characters, and invisible characters that change the direction of text. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/**
 * Makes one line of foreign text safe for a terminal. Escape sequences in usernames and messages could otherwise move the cursor,
 * repaint earlier output or set the clipboard.
 */
export function toPlainText(text: string): string {
  return text.replaceAll(/\s*\r?\n\s*/g, ' ').replaceAll(UNSAFE, '')
}

/** Splits a document into lines that are safe for a terminal. */
export const toPlainLines = (text: string): string[] =>
  text.split(/\r?\n/).map((line) => line.replaceAll('\t', '  ').replaceAll(UNSAFE, ''))

/** Writes JSON that is safe for a terminal. */
export function toPlainJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
