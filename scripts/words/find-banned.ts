import { lineAt, type Passage } from './passage.ts'
import type { BannedPhrase } from './banned-phrases.ts'

export interface Finding {
  line: number
  phrase: string
  say: string
}

export function findBanned(passages: readonly Passage[], banned: readonly BannedPhrase[]): Finding[] {
  const findings = passages.flatMap(({ kind, text, line }) =>
    banned
      .filter(({ inComments }) => kind === 'prose' || inComments !== false)
      .flatMap(({ pattern, say }) =>
        [...text.matchAll(pattern)].map((match) => ({
          line: line + lineAt(text, match.index) - 1,
          phrase: match[0].replace(/\s+/g, ' ').trim(),
          say,
        })),
      ),
  )
  return findings.sort((one, other) => one.line - other.line)
}
