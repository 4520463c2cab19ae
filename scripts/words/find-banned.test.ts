import { describe, expect, it } from 'vitest'
import { BANNED_PHRASES } from './banned-phrases.ts'
import { findBanned } from './find-banned.ts'
import { readGraphql } from './read-graphql.ts'
import { readMarkdown } from './read-markdown.ts'
import { readSource } from './read-source.ts'
import type { Passage } from './passage.ts'

const find = (passages: readonly Passage[]): string[] =>
  findBanned(passages, BANNED_PHRASES).map(({ line, phrase }) => `${line}: ${phrase}`)
const findInText = (text: string): string[] => find([{ kind: 'prose', text, line: 1 }])

describe('in Markdown', () => {
  it('a phrase is found over a line break, on the line where it begins', () => {
    expect(find(readMarkdown('# Title\n\nPublish it all\nthe same.\n'))).toEqual(['3: all the same'])
  })

  it('code, comments, generated parts and addresses of links are not read', () => {
    expect(find(readMarkdown('<!-- table: written by codegen -->\nA flow.\n<!-- /table -->\nA flow.\n'))).toEqual([
      '4: flow',
    ])
    expect(find(readMarkdown('```\nflow\n```\n\nA `flow`, a [link](flow.md). <!-- flow -->\n'))).toEqual([])
    expect(find(readMarkdown('```\nflow\n```\n\nA flow.\n'))).toEqual(['5: flow'])
  })

  it('a sentence is held to its beginning in cells, items and headings', () => {
    const text =
      '## What changes\n\n- What goes wrong.\n\n| What it is | a thing |\n\nIt works. What it does\nis good.\n'
    expect(find(readMarkdown(text))).toEqual(['1: What', '3: What', '5: What', '7: What'])
  })
})

describe('in a source file', () => {
  it('strings, templates and the text of JSX are read', () => {
    const source = "const a = 'Whoever asks'\nconst b = `Mend ${a}`\nconst c = <p>Start {a}\nanew</p>\n"
    expect(find(readSource('a.tsx', source))).toEqual(['1: Whoever', '2: Mend', '4: anew'])
  })

  it('keys, imports, types and names are not', () => {
    const source = "import { flow } from './flow'\nconst flows: 'flow' | 'anew' = { flow: 'flow' }.flow\n"
    expect(find(readSource('a.ts', source))).toEqual([])
  })

  it('comments are read, those of several lines as one', () => {
    expect(find(readSource('a.ts', '// Works all\n// the same.\n/**\n * It hangs\n * on that.\n */\n'))).toEqual([
      '1: all the same',
      '4: hangs on',
    ])
  })

  it('JSON is read by its values', () => {
    expect(find(readSource('a.json.js', '({\n"advice": "Do it anew."\n})'))).toEqual(['2: anew'])
  })
})

it('descriptions of a schema are read on their own lines', () => {
  const schema = 'type Query {\n  "Whoever asks."\n  a: Int\n\n  """\n  Do it\n  anew.\n  """\n  b: Int\n}\n'
  expect(find(readGraphql(schema))).toEqual(['2: Whoever', '7: anew'])
})

describe('leaves alone', () => {
  it.each([
    'What changes?',
    'The page says what changes.',
    'What to do: start again.',
    'RFC 8628 calls it the device flow, and RFC 6749 the authorization code flow.',
    'The workflow overflows.',
    'So many logons waited that the server refused more.',
    'The days went by. May is a month, and you may continue.',
    'Any more than ten are refused. Any more questions?',
    'The two are told apart. The simulator is told to fail.',
    'It passes only if the user confirms it.',
  ])('%s', (text) => expect(findInText(text)).toEqual([]))
})

it.each([
  ['log on by Browser', 'log on by'],
  ['No more than its maker may.', 'may'],
  ['It takes itself back.', 'takes itself back'],
  ['The user is told why.', 'is told'],
  ['Who comes second is refused.', 'Who'],
  ['It is to be saved.', 'is to be'],
  ['It ends when it is unused for so long.', 'for so long'],
])('finds %s', (text, phrase) => expect(findInText(text)[0]).toBe(`1: ${phrase}`))
