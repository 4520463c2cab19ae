import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ROOT } from './build-parts.ts'
import { CLIENT_BEHAVIORS, SIMULATOR_BEHAVIORS, type DuoBehavior } from './duo-behaviors.ts'
import { replaceBetween } from './replace-between.ts'

export const DUO_DOCUMENT = 'docs/duo.md'
/** Folders with tests of Duo's behaviors. */
const TEST_FOLDERS = ['packages/duo-simulator/src', 'packages/api/src', 'packages/api/test', 'e2e']
/** The title of a test that ends with ids: `'… [S24] [S25]'`. */
const TAGGED_TITLE = /(?:^|[(,]|\n)\s*(['"`])((?:\\.|(?!\1)[^\\\n])*?)((?: \[[SC]\d+\])+)\1\s*,/g
const SWITCHED_OFF = /\b(?:test|it|describe)\.(?:skip|todo|only|fails)\b/

interface TaggedTest {
  file: string
  title: string
  ids: string[]
}

/** Writes the table into the document. Throws if a behavior has no test, or a test names an unknown behavior. */
export function writeDuoBehaviorTable(): void {
  const tests = TEST_FOLDERS.flatMap((folder) => listTestFiles(join(ROOT, folder))).flatMap(readTaggedTests)
  const table = [
    toTable('The simulator is like Duo', SIMULATOR_BEHAVIORS, tests),
    toTable('Sallyport as Duo’s client', CLIENT_BEHAVIORS, tests),
  ]
  replaceBetween(DUO_DOCUMENT, 'duo-behaviors', table.join('\n\n'))
  const behaviors = [...SIMULATOR_BEHAVIORS, ...CLIENT_BEHAVIORS]
  checkKnown(behaviors, tests)
  checkProven(behaviors, tests)
}

function checkKnown(behaviors: readonly DuoBehavior[], tests: readonly TaggedTest[]): void {
  const known = new Set(behaviors.map(({ id }) => id))
  const stray = tests.flatMap(({ file, title, ids }) =>
    ids.filter((id) => !known.has(id)).map((id) => `[${id}] in ${file}: ${title}`),
  )
  if (stray.length > 0) throw new Error(`These ids are not in scripts/lib/duo-behaviors.ts:\n${stray.join('\n')}`)
}

function checkProven(behaviors: readonly DuoBehavior[], tests: readonly TaggedTest[]): void {
  const proven = new Set(tests.flatMap(({ ids }) => ids))
  const missing = behaviors.filter(({ id }) => !proven.has(id))
  if (missing.length > 0)
    throw new Error(
      `No test proves these behaviors. Put the id at the end of a test's title:\n${missing.map(({ id, says }) => `[${id}] ${says}`).join('\n')}`,
    )
}

function toTable(title: string, behaviors: readonly DuoBehavior[], tests: readonly TaggedTest[]): string {
  const rows = behaviors.flatMap(({ id, says }) => {
    const proofs = tests.filter(({ ids }) => ids.includes(id))
    const cells = proofs.length === 0 ? ['—'] : proofs.map((proof) => `\`${proof.file}\` › ${escapeCell(proof.title)}`)
    // One row per test; only the first row has the sentence.
    return cells.map((cell, index) => `| ${index === 0 ? `**${id}** ${escapeCell(says)}` : ''} | ${cell} |`)
  })
  return [`### ${title}`, '', '| Behavior | Test |', '|---|---|', ...rows].join('\n')
}

function readTaggedTests(path: string): TaggedTest[] {
  const file = relative(ROOT, path)
  const source = readFileSync(path, 'utf8')
  const tests = [...source.matchAll(TAGGED_TITLE)].map(([, , title = '', tags = '']) => ({
    file,
    title: title.replace(/\\(['"`])/g, '$1').trim(),
    ids: [...tags.matchAll(/\[(\w+)\]/g)].map(([, id = '']) => id),
  }))
  // A test that does not run proves nothing.
  if (tests.length > 0 && SWITCHED_OFF.test(source))
    throw new Error(`${file} has tests that prove Duo's behaviors, and tests that are switched off. Switch them on.`)
  return tests
}

function listTestFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && name !== 'dist')
    .flatMap((entry) =>
      entry.isDirectory()
        ? listTestFiles(join(folder, entry.name))
        : entry.name.endsWith('.test.ts')
          ? [join(folder, entry.name)]
          : [],
    )
    .sort()
}

/** These characters have a meaning in Markdown tables. */
function escapeCell(text: string): string {
  return text.replace(/[|<>*_]/g, (character) => `\\${character}`)
}
