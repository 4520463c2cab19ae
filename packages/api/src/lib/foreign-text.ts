const MAX_LENGTH = 200
// Everything that moves a cursor, rings a bell, turns the direction of writing or hides: Unicode categories Cc, Cf, Zl, Zp, Cs, Co.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]+/gu
// An ANSI escape sequence as a whole, or its letters would stay behind: CSI …m, OSC …BEL.
// oxlint-disable-next-line no-control-regex
const ESCAPE_SEQUENCE = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-_])/gu

/** Makes another service's text fit to be shown: one line of visible characters, of bounded length. It stays text, never markup. */
export function toPlainText(foreign: string, maxLength = MAX_LENGTH): string {
  const visible = foreign.slice(0, 10 * maxLength).replace(ESCAPE_SEQUENCE, ' ').replace(INVISIBLE, ' ').replace(/\s+/gu, ' ').trim()
  const characters = [...visible]
  return characters.length <= maxLength ? visible : `${characters.slice(0, maxLength - 1).join('')}…`
}
