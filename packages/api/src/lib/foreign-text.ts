import { toOneLine } from '@sallyport/shared/visible-text'

const MAX_LENGTH = 200
// A whole ANSI escape sequence, or its letters would stay: CSI …m, OSC …BEL.
// oxlint-disable-next-line no-control-regex
const ESCAPE_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/gu

/**
 * Makes another service's text safe to show: one line of visible characters, of limited length. It is text, never
 * markup.
 */
export function toPlainText(foreign: string, maxLength = MAX_LENGTH): string {
  const visible = toOneLine(foreign.slice(0, 10 * maxLength).replace(ESCAPE_SEQUENCE, ' '))
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = [...visible]
  return characters.length <= maxLength ? visible : `${characters.slice(0, maxLength - 1).join('')}…`
}
