import { Lexer } from 'yaml'

/** The format has seven levels; what nests deeper is only meant to exhaust the stack of the parser, which is recursive. */
export const MAX_DEPTH = 20
const MAX_INDENT = 200

/** The first line, from 1, on which something is nested deeper than `MAX_DEPTH`, told by the lexer alone, which is not recursive. */
export function findTooDeepLine(text: string): number | null {
  let line = 1
  let flowDepth = 0
  let indicators = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') flowDepth++
    else if (token === ']' || token === '}') flowDepth--
    // "- - - x" nests once with each dash.
    else if (token === '-' || token === '?') indicators++
    if (flowDepth > MAX_DEPTH || indicators > MAX_DEPTH || (token.length > MAX_INDENT && /^ +$/.test(token))) return line
    const breaks = token.split('\n').length - 1
    if (breaks > 0) {
      line += breaks
      indicators = 0
    }
  }
  return null
}
