/** Where a sentence begins: a passage, a paragraph, a table cell, an item of a list, or after the end of another sentence. */
const BEGINNING = String.raw`(?<=^\s*|\n\s*\n\s*|[.!?]["”’)*_]*\s+|\|\s*|(?:^|\n)\s*(?:[-*>]|#+|\d+\.)\s+)(?:\*\*|_)?`
/** The sentence or cell goes on to a question mark. */
const QUESTION = String.raw`(?:(?!\n\s*\n)[^.!?|])*\?`

/** Whole words in any case, over line breaks as well. */
export function phrase(words: string): RegExp {
  return new RegExp(String.raw`\b(?:${words.replaceAll(' ', String.raw`\s+`)})\b`, 'gi')
}

/** The first word of a sentence that asks nothing and goes on. */
export function opening(words: string, before = ''): RegExp {
  const rest = before.replaceAll(' ', String.raw`\s+`)
  return new RegExp(String.raw`${BEGINNING}\b(?:${words})\b(?=\s+[\w“"])${rest}(?!${QUESTION})`, 'g')
}
