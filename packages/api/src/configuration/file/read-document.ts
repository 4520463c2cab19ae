import { type Document, LineCounter, type Node, isMap, isPair, isScalar, isSeq, parseDocument, visit } from 'yaml'
import type { ConfigurationErrorCode } from './configuration.errors.ts'
import { findTooMuch, MAX_DEPTH, MAX_TOKENS } from './check-document-size.ts'
import { type ConfigurationProblem, type Path, ProblemList } from './problem-list.ts'

export const MAX_DOCUMENT_BYTES = 256_000
/** One broken line often breaks many after it. */
const MAX_TOLD = 20

/** `problems` knows the lines of the document; whoever looks at the value adds to it. */
export type ReadDocument = { value: unknown; problems: ProblemList } | { failed: ConfigurationProblem[] }

/**
 * Reads YAML 1.2 (core schema), of which JSON is a part, and nothing of YAML that makes a document say something else than it looks
 * like: no anchors and aliases, tags, directives, merge keys, second documents or keys that stand twice. Never throws.
 */
export function readDocument(text: string): ReadDocument {
  const nowhere = new ProblemList(() => null)
  if (Buffer.byteLength(text, 'utf8') > MAX_DOCUMENT_BYTES)
    return fail(nowhere, 'CONFIGURATION_TOO_LARGE', `The document has more than ${MAX_DOCUMENT_BYTES / 1_000} kB.`)
  const tooMuch = findTooMuch(text)
  if (tooMuch?.what === 'deep')
    return fail(
      new ProblemList(() => tooMuch.line),
      'CONFIGURATION_NOT_ALLOWED',
      `The document is nested more than ${MAX_DEPTH} levels deep.`,
    )
  if (tooMuch)
    return fail(
      new ProblemList(() => tooMuch.line),
      'CONFIGURATION_TOO_LARGE',
      `The document has more than ${MAX_TOKENS.toLocaleString('en')} keys, values, signs and lines.`,
    )
  const lines = new LineCounter()
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: false,
    merge: false,
    stringKeys: true,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: lines,
  })
  const toLine = (offset: number) => lines.linePos(offset).line
  const found: ConfigurationProblem[] = []
  const add = (offset: number, code: ConfigurationErrorCode, message: string) =>
    found.push({ path: '', code, message, line: toLine(offset) })
  for (const { code, pos } of [...document.errors, ...document.warnings]) add(pos[0], ...(SYNTAX[code] ?? UNREADABLE))
  for (const { offset, code, message } of listForbidden(document)) add(offset, code, message)
  if (found.length > 0)
    return {
      failed: [...new Map(found.toReversed().map((problem) => [problem.line, problem])).values()]
        .toReversed()
        .slice(0, MAX_TOLD),
    }
  const problems = new ProblemList((path) => {
    const offset = findOffset(document, path)
    return offset === null ? null : toLine(offset)
  })
  return { value: document.toJS({ maxAliasCount: 0 }) as unknown, problems }
}

function fail(
  problems: ProblemList,
  code: ConfigurationErrorCode,
  message: string,
): { failed: ConfigurationProblem[] } {
  problems.add([], code, message)
  return { failed: problems.problems }
}

type Told = [ConfigurationErrorCode, string]
const NO_ALIASES: Told = [
  'CONFIGURATION_NOT_ALLOWED',
  'A configuration has no anchors and aliases (&…, *…). Write the value out; text that begins so needs quotes.',
]
const NO_TAGS: Told = ['CONFIGURATION_NOT_ALLOWED', 'A configuration has no tags (!…). Write the value out.']
const TWICE: Told = ['CONFIGURATION_DUPLICATE_KEY', 'This key stands twice in the same place. Remove one of them.']
const UNREADABLE: Told = [
  'CONFIGURATION_UNREADABLE',
  'The document can’t be read from here on. Check the indentation, quotes and brackets of this line and the one before.',
]
/** The parser's own texts repeat what stands in the document. */
const SYNTAX: Readonly<Partial<Record<string, Told>>> = {
  MULTIPLE_DOCS: ['CONFIGURATION_NOT_ALLOWED', 'A second document begins here. A configuration is one document.'],
  TAB_AS_INDENT: ['CONFIGURATION_UNREADABLE', 'A tab stands where YAML wants spaces.'],
  BAD_INDENT: ['CONFIGURATION_UNREADABLE', 'The indentation of this line fits nothing above it.'],
  MISSING_CHAR: ['CONFIGURATION_UNREADABLE', 'A closing quote or bracket, a comma or a colon is missing here.'],
  NON_STRING_KEY: ['CONFIGURATION_INVALID', 'A key has to be text. Put it into quotes.'],
  TAG_RESOLVE_FAILED: NO_TAGS,
  BAD_ALIAS: NO_ALIASES,
}

function listForbidden(document: Document.Parsed): { offset: number; code: ConfigurationErrorCode; message: string }[] {
  const found: { offset: number; code: ConfigurationErrorCode; message: string }[] = []
  const refuse = (offset: number, [code, message]: Told) => void found.push({ offset, code, message })
  const start = (node: Node) => node.range?.[0] ?? 0
  if (document.directives.yaml.explicit || Object.keys(document.directives.tags).length > 1)
    refuse(0, ['CONFIGURATION_NOT_ALLOWED', 'A configuration has no directives (%YAML, %TAG). Remove them.'])
  visit(document, {
    Alias: (_key, node) => refuse(start(node), NO_ALIASES),
    // By a set: the parser compares every key with every other.
    Map: (_key, map) => {
      const keys = new Set<unknown>()
      for (const { key } of map.items) {
        const name = isScalar(key) ? key.value : key
        if (keys.has(name)) refuse(start(key as Node), TWICE)
        keys.add(name)
      }
    },
    Node: (_key, node) => {
      if ('anchor' in node && node.anchor) refuse(start(node), NO_ALIASES)
      if (node.tag) refuse(start(node), NO_TAGS)
    },
  })
  return found
}

/** Where the value at a path begins, or the nearest thing around it that is there; a key counts for its value. */
function findOffset(document: Document.Parsed, path: Path): number | null {
  let node: unknown = document.contents
  let offset: number | null = null
  for (const part of path) {
    if (isMap(node) && typeof part === 'string') {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === part)
      if (!pair) break
      offset = (pair.key as Node).range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node) && typeof part === 'number') {
      node = node.items[part]
      offset = (node as Node | undefined)?.range?.[0] ?? offset
    } else break
  }
  return offset
}
