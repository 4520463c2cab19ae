import { parseSync, Visitor, type ESTree } from 'vite'
import { lineAt } from '../words/passage.ts'
import { readCodeBlocks } from './read-code-blocks.ts'

interface GraphqlDocument {
  text: string
  line: number
}

const OPERATION = /^\s*(?:query|mutation|subscription)\b/

/** The operations in the GraphQL and JavaScript examples of a Markdown file. */
export function readGraphqlDocuments(source: string): GraphqlDocument[] {
  return readCodeBlocks(source).flatMap(({ language, code, line }) => {
    if (language === 'graphql') return [{ text: code, line }]
    if (language !== 'js') return []
    return readStrings(code)
      .filter(({ text }) => OPERATION.test(text))
      .map(({ text, line: within }) => ({ text, line: line + within - 1 }))
  })
}

/** Strings and templates, with the constants that they contain put in. */
function readStrings(code: string): GraphqlDocument[] {
  const constants = new Map<string, string>()
  const strings: GraphqlDocument[] = []
  const add = (text: string, offset: number): string => {
    strings.push({ text, line: lineAt(code, offset) })
    return text
  }
  const toText = ({ quasis, expressions }: ESTree.TemplateLiteral): string =>
    quasis
      .map(({ value }, index) => {
        const hole = expressions[index]
        return (value.cooked ?? '') + (hole?.type === 'Identifier' ? (constants.get(hole.name) ?? '') : '')
      })
      .join('')
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && init?.type === 'TemplateLiteral') constants.set(id.name, toText(init))
    },
    TemplateLiteral: (node) => void add(toText(node), node.start),
    Literal({ value, start }) {
      if (typeof value === 'string') add(value, start)
    },
  }).visit(parseSync('example.js', code).program)
  return strings
}
