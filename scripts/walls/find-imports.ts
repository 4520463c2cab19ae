import { parseSync, Visitor } from 'oxc-parser'

export interface FoundImport {
  /** As it is written; null if it is computed, so that no one can tell where it leads. */
  readonly specifier: string | null
  readonly line: number
}

/** `import(…)` may also be a type, which the parser's list of imports leaves out, as it does `require`. */
const NEEDS_A_WALK = /\bimport\s*\(|\brequire\b/

/** Every import of a file, whatever its form: for values or types, static or dynamic, re-exported, or required. */
export function findImports(path: string, text: string): FoundImport[] {
  const { module, program, errors } = parse(path, text)
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`)
  const found: { specifier: string | null; start: number }[] = []
  for (const { moduleRequest } of module.staticImports)
    found.push({ specifier: moduleRequest.value, start: moduleRequest.start })
  for (const { moduleRequest } of module.staticExports.flatMap(({ entries }) => entries))
    if (moduleRequest) found.push({ specifier: moduleRequest.value, start: moduleRequest.start })
  if (NEEDS_A_WALK.test(text)) {
    const add = (node: { start: number; type: string; value?: unknown } | undefined) =>
      found.push({ specifier: node ? toText(node) : null, start: node?.start ?? 0 })
    new Visitor({
      ImportExpression: ({ source }) => add(source),
      TSImportType: ({ source }) => add(source),
      TSExternalModuleReference: ({ expression }) => add(expression),
      CallExpression: ({ callee, arguments: [first] }) => {
        if (callee.type === 'Identifier' && callee.name === 'require') add(first)
      },
    }).visit(program())
  }
  return found.map(({ specifier, start }) => ({ specifier, line: text.slice(0, start).split('\n').length }))
}

/** The syntax tree is made only when it is asked for. */
function parse(path: string, text: string) {
  const result = parseSync(path, text)
  return { module: result.module, errors: result.errors, program: () => result.program }
}

function toText(node: { type: string; value?: unknown; quasis?: { value: { cooked: string | null } }[] }) {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral' && node.quasis?.length === 1) return node.quasis[0]?.value.cooked ?? null
  return null
}
