import { globSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './lib/build-parts.ts'
import { BANNED_PHRASES } from './words/banned-phrases.ts'
import { findBanned } from './words/find-banned.ts'
import { readPassages } from './words/read-passages.ts'
import { SCOPES } from './words/scopes.ts'

/**
 * Looks for banned phrases in what people read: `node scripts/check-words.ts` in the scopes that are on,
 * `… all` in every scope, `… docs console` in those.
 */
const LEFT_OUT = [
  '**/{gql,node_modules,dist}/**',
  'scripts/words/{banned-phrases,find-banned.test}.ts', // name the phrases themselves
]

const chosen = process.argv.slice(2)
let found = 0
for (const { name, files, on } of SCOPES) {
  if (chosen.length === 0 ? !on : !chosen.includes('all') && !chosen.includes(name)) continue
  let inScope = 0
  for (const file of globSync(files, { cwd: ROOT, exclude: LEFT_OUT }).toSorted()) {
    for (const { line, phrase, say } of findBanned(readPassages(join(ROOT, file)), BANNED_PHRASES)) {
      console.error(`${file}:${line}: "${phrase}". Say ${say}.`)
      inScope += 1
    }
  }
  console.log(`${inScope === 0 ? 'ok  ' : 'FAIL'} words of ${name}${inScope === 0 ? '' : `: ${inScope}`}`)
  found += inScope
}
process.exitCode = found === 0 ? 0 : 1
