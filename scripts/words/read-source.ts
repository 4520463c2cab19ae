import { parseSync, Visitor, type ESTree } from 'vite'
import { blank, lineAt, type Passage } from './passage.ts'
import { readComments } from './read-comments.ts'

/** One word in small letters or capitals is a key, not a text. */
const KEY = /^(?:[a-z][\w.:/@-]*|[A-Z\d_]*)$/

/** The strings, the text of JSX and the comments of a source file (or of JSON, which is an expression). */
export function readSource(file: string, source: string): Passage[] {
  const { program, comments, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file} can't be parsed: ${errors[0]?.message}`)
  const passages: Passage[] = []
  const add = (text: string, offset: number): void => {
    if (!KEY.test(text)) passages.push({ kind: 'prose', text, line: lineAt(source, offset) })
  }
  const addWithout = (holes: readonly { start: number; end: number }[], start: number, end: number): void => {
    let text = source.slice(start, end)
    for (const hole of holes) {
      const [from, to] = [hole.start - start, hole.end - start]
      text = text.slice(0, from) + blank(text.slice(from, to)) + text.slice(to)
    }
    add(text, start)
  }
  const addElement = ({ children }: ESTree.JSXElement | ESTree.JSXFragment): void => {
    const [first, last] = [children[0], children.at(-1)]
    if (!first || !last || !children.some(({ type }) => type === 'JSXText')) return
    addWithout(
      children.filter(({ type }) => type !== 'JSXText'),
      first.start,
      last.end,
    )
  }
  const names = new Set<unknown>()
  new Visitor({
    ImportDeclaration: ({ source: name }) => void names.add(name),
    ExportAllDeclaration: ({ source: name }) => void names.add(name),
    ExportNamedDeclaration: ({ source: name }) => void names.add(name),
    ImportExpression: ({ source: name }) => void names.add(name),
    TSImportType: ({ source: name }) => void names.add(name),
    TSLiteralType: ({ literal }) => void names.add(literal),
    Property: ({ key }) => void names.add(key),
    Literal(node) {
      if (typeof node.value === 'string' && !names.has(node)) add(node.value, node.start)
    },
    TemplateLiteral({ expressions, start, end }) {
      addWithout(expressions, start + 1, end - 1)
    },
    JSXElement: addElement,
    JSXFragment: addElement,
  }).visit(program)
  return [...passages, ...readComments(source, comments)]
}
