/** Control characters, and the invisible ones that turn the direction of text around. */
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu

/**
 * One line of text that comes from elsewhere, fit for a terminal. Usernames, messages and names could otherwise move the cursor,
 * repaint what was printed before, or set the clipboard (escape sequences).
 */
export function toPlainText(text: string): string {
  return text.replaceAll(/\s*\r?\n\s*/g, ' ').replaceAll(UNSAFE, '')
}

/** A document of several lines. */
export const toPlainLines = (text: string): string[] =>
  text.split(/\r?\n/).map((line) => line.replaceAll('\t', '  ').replaceAll(UNSAFE, ''))

/** JSON that is as harmless when a terminal shows it. */
export function toPlainJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replaceAll(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
