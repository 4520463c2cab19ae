import { blank, type Passage } from './passage.ts'

const FENCE = /^( *)(```+|~~~+).*\n(?:.*\n)*? *\2.*$/gm
/** Written by a program from texts that are read where they stand. */
const GENERATED = /<!-- ([\w-]+): written by [\s\S]*?<!-- \/\1 -->/g
const COMMENT = /<!--[\s\S]*?-->/g
const CODE_SPAN = /(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g
const LINK_TARGET = /\]\([^)\s]*\)/g

/** The prose of a Markdown file: without code, comments, generated parts and the addresses of links. */
export function readMarkdown(source: string): Passage[] {
  const prose = source
    .replace(FENCE, blank)
    .replace(GENERATED, blank)
    .replace(COMMENT, blank)
    // A word stands in for the code, so that the sentence around it stays one.
    .replace(CODE_SPAN, (span) => `\`${blank(span.slice(2))}\``)
    .replace(LINK_TARGET, (target) => `]${blank(target.slice(1))}`)
  return [{ kind: 'prose', text: prose, line: 1 }]
}
