import { readFileSync } from 'node:fs'
import { readGraphql } from './read-graphql.ts'
import { readMarkdown } from './read-markdown.ts'
import { readSource } from './read-source.ts'
import type { Passage } from './passage.ts'

export function readPassages(path: string): Passage[] {
  const source = readFileSync(path, 'utf8')
  if (path.endsWith('.md')) return readMarkdown(source)
  if (path.endsWith('.graphql')) return readGraphql(source)
  if (path.endsWith('.json')) return readSource(`${path}.js`, `(${source})`)
  return readSource(path, source)
}
