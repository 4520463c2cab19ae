/** A run of text that a person reads, with its lines as they stand in the file. */
export interface Passage {
  kind: 'prose' | 'comment'
  text: string
  /** Of the first character, counted from 1. */
  line: number
}

export function lineAt(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length
}

/** Everything but the line breaks becomes spaces, so that what stays keeps its line. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
