import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrokenReferences } from './docs/find-broken-references.ts'
import { Repository } from './docs/repository.ts'
import { ROOT } from './lib/build-parts.ts'

/** Finds links in documents that lead nowhere, and names of files and of the code that don't exist. */
const repository = new Repository(ROOT)
/** A history may name what is gone. */
const isHistory = (document: string): boolean =>
  document === 'CHANGELOG.md' || /^Date:.*Status: superseded/m.test(readFileSync(join(ROOT, document), 'utf8'))

let found = 0
for (const document of repository.listDocuments().filter((one) => !isHistory(one))) {
  for (const { line, text, kind } of findBrokenReferences(repository, document)) {
    console.error(`${document}:${line}: ${kind === 'link' ? 'the link' : 'the name'} "${text}" leads nowhere.`)
    found += 1
  }
}
process.exitCode = found === 0 ? 0 : 1
