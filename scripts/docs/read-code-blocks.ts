import { lineAt } from '../words/passage.ts'

interface CodeBlock {
  language: string
  code: string
  /** Of the first line of the code, counted from 1. */
  line: number
}

const FENCE = /^( *)```(\w+)\n([\s\S]*?)^\1```$/gm

export function readCodeBlocks(source: string): CodeBlock[] {
  return [...source.matchAll(FENCE)].map((match) => {
    const [, indentation = '', language = '', code = ''] = match
    return {
      language,
      code: code.replaceAll(new RegExp(`^${indentation}`, 'gm'), ''),
      line: lineAt(source, match.index) + 1,
    }
  })
}
