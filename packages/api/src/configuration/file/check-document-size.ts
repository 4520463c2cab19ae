import { Lexer } from 'yaml'

/** The format has seven levels; what nests deeper is only meant to exhaust the stack of the parser, which is recursive. */
export const MAX_DEPTH = 20
const MAX_INDENT = 200
/** Keys, values, brackets, comments, lines and the like: more than a configuration of a hundred access types with long flows has. */
export const MAX_TOKENS = 40_000

/**
 * What is too much in a document and on which line, from 1; null where nothing is. Told by the lexer alone, which is neither recursive nor
 * slow: the parser takes half a minute for what a quarter of a megabyte of brackets or question marks can be made of.
 */
export function findTooMuch(text: string): { what: 'deep' | 'long'; line: number } | null {
  let line = 1
  let tokens = 0
  let flowDepth = 0
  let indicators = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') flowDepth++
    else if (token === ']' || token === '}') flowDepth--
    // "- - - x" nests once with each dash.
    else if (token === '-' || token === '?') indicators++
    if (flowDepth > MAX_DEPTH || indicators > MAX_DEPTH || (token.length > MAX_INDENT && /^ +$/.test(token)))
      return { what: 'deep', line }
    const breaks = token.split('\n').length - 1
    // Empty lines too: a quarter of a megabyte of them takes the parser three seconds.
    tokens += breaks + (/^[ \r\n\x1f]+$/.test(token) ? 0 : 1)
    if (tokens > MAX_TOKENS) return { what: 'long', line }
    if (breaks > 0) {
      line += breaks
      indicators = 0
    }
  }
  return null
}
