import { blank, lineAt } from '../words/passage.ts'

export interface Reference {
  kind: 'link' | 'code'
  text: string
  line: number
}

const FENCE = /^( *)(```+|~~~+).*\n(?:.*\n)*? *\2.*$/gm
const LINK = /\]\(([^)\s]+)\)/g
const CODE_SPAN = /`([^`\n]+)`/g

/** The addresses of links and the code spans of a Markdown file, outside of code blocks. */
export function readReferences(source: string): Reference[] {
  const text = source.replace(FENCE, blank)
  const collect = (kind: Reference['kind'], pattern: RegExp): Reference[] =>
    [...text.matchAll(pattern)].map((match) => ({ kind, text: match[1] ?? '', line: lineAt(text, match.index) }))
  return [...collect('link', LINK), ...collect('code', CODE_SPAN)]
}

/** The anchors that GitHub gives to the headings of a Markdown file. */
export function readAnchors(source: string): Set<string> {
  const headings = [...source.replace(FENCE, blank).matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => title)
  return new Set(
    headings.map((title) =>
      title
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .replace(/\s/g, '-'),
    ),
  )
}
