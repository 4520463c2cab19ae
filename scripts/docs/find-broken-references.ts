import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readAnchors, readReferences, type Reference } from './read-references.ts'
import type { Repository } from './repository.ts'

const PATH =
  /^(?:packages|docs|scripts|e2e|bench)\/[\w./-]+$|^[\w.-][\w./-]*\/$|^[\w.-][\w./-]*\.(?:tsx?|md|json|graphql|html)$/
/** Names of the code and its contract: with a capital or an underscore inside. */
const NAME = /^(?:[a-z]+[A-Z]\w*|[A-Z][a-z]+[A-Z]\w*|[A-Z]+_[A-Z\d_]*[A-Z\d])$/
/** Names that only others' code has, of which a document says so. */
const FOREIGN = new Set(['MaxAge'])
/** Also the module with which a page shows what `pnpm new:module` makes. */
const MADE_BY_TOOLS = /(?:^|\/)(?:node_modules|dist|\.sallyport[\w-]*)(?:\/|$)|^terms-of-use/

/** Links that lead nowhere, and code spans that name a file or a name of the code that doesn't exist. */
export function findBrokenReferences(repository: Repository, document: string): Reference[] {
  const source = readFileSync(join(repository.root, document), 'utf8')
  return readReferences(source).filter(({ kind, text }) =>
    kind === 'link' ? !leadsSomewhere(repository, document, text) : !exists(repository, document, text),
  )
}

function leadsSomewhere({ root }: Repository, document: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return true
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? document : join(dirname(document), path)
  if (!existsSync(join(root, target))) return false
  return anchor === undefined || readAnchors(readFileSync(join(root, target), 'utf8')).has(anchor)
}

function exists(repository: Repository, document: string, text: string): boolean {
  if (PATH.test(text) && !MADE_BY_TOOLS.test(text))
    return repository.hasPath(text) || existsSync(join(repository.root, dirname(document), text))
  return !NAME.test(text) || FOREIGN.has(text) || repository.hasWord(text)
}
