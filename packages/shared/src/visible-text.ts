/** What nobody sees, what ends a line, and what turns the direction of what stands beside it: controls, formats, separators, halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu')
/** Private-use and unassigned characters besides: some see nothing, some a box. */
const UNCLEAR = /[\p{C}\p{Zl}\p{Zp}]/u

/** For texts that people read. NOTE unassigned characters are allowed: whoever writes may have newer emoji than this program knows. */
export const hasInvisible = (text: string): boolean => INVISIBLE.test(text)

/** For names that tell people and things apart: each character of them has to look like itself to everybody. */
export const hasUnclear = (text: string): boolean => UNCLEAR.test(text)

/** One line in which nothing is hidden or reordered. A page and a log show what they show (GHSA-j628-q885-8gr5). */
export const toOneLine = (text: string, replacement = ' '): string => text.replaceAll(EVERY_INVISIBLE, replacement)
