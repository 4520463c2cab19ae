/** Controls, formats, separators and lone surrogates: characters that are invisible, end a line or reverse the text beside them. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
const EVERY_INVISIBLE = new RegExp(INVISIBLE, 'gu')
/** The same and private-use or unassigned characters, which show as nothing or as a box. */
const UNCLEAR = /[\p{C}\p{Zl}\p{Zp}]/u

/** For texts. NOTE unassigned characters are allowed, because the author may have newer emoji than this program knows. */
export const hasInvisible = (text: string): boolean => INVISIBLE.test(text)

/** For names, in which every character must look the same to every reader. */
export const hasUnclear = (text: string): boolean => UNCLEAR.test(text)

/** Makes one line in which nothing is hidden or reordered, for pages and logs (GHSA-j628-q885-8gr5). */
export const toOneLine = (text: string, replacement = ' '): string => text.replaceAll(EVERY_INVISIBLE, replacement)
