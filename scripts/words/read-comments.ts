import { lineAt, type Passage } from './passage.ts'

interface Comment {
  type: string
  value: string
  start: number
  end: number
}

/** Comments of one line each that stand directly below each other are one passage. */
export function readComments(source: string, comments: readonly Comment[]): Passage[] {
  const passages: (Passage & { end: number })[] = []
  for (const { value, start, end } of comments) {
    const text = value.replace(/^[ \t]*\*+/gm, (stars) => ' '.repeat(stars.length))
    const above = passages.at(-1)
    if (above && /^\n?[ \t]*$/.test(source.slice(above.end, start))) {
      above.text += `\n${text}`
      above.end = end
    } else passages.push({ kind: 'comment', text, line: lineAt(source, start), end })
  }
  return passages
}
