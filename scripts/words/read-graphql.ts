import { parse, visit, type StringValueNode } from 'graphql'
import type { Passage } from './passage.ts'

/** The descriptions of a GraphQL schema. */
export function readGraphql(source: string): Passage[] {
  const passages: Passage[] = []
  const add = ({ description }: { description?: StringValueNode }): void => {
    if (!description) return
    const { line = 1, end = 0, start = 0 } = description.loc?.startToken ?? {}
    // A description of several lines begins below its quotes.
    const isBelow = source.slice(start, end).startsWith('"""\n')
    passages.push({ kind: 'prose', text: description.value, line: isBelow ? line + 1 : line })
  }
  visit(parse(source), {
    enter(node) {
      if ('description' in node) add(node)
    },
  })
  return passages
}
