import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { findBrokenReferences } from './docs/find-broken-references.ts'
import { findInvalidExamples } from './docs/find-invalid-examples.ts'
import { Repository } from './docs/repository.ts'
import { ROOT } from './lib/build-parts.ts'

/** Finds links in documents that lead nowhere, names of files and of the code that don't exist, and GraphQL that the API refuses. */
const repository = new Repository(ROOT)
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const schema = buildSchema(read('packages/api/schema.graphql'))
/** A history may name what is gone. */
const isHistory = (document: string): boolean =>
  document === 'CHANGELOG.md' || /^Date:.*Status: superseded/m.test(read(document))

let found = 0
for (const document of repository.listDocuments().filter((one) => !isHistory(one))) {
  for (const { line, text, kind } of findBrokenReferences(repository, document)) {
    console.error(`${document}:${line}: ${kind === 'link' ? 'the link' : 'the name'} "${text}" leads nowhere.`)
    found += 1
  }
  for (const { line, reason } of findInvalidExamples(schema, read(document))) {
    console.error(`${document}:${line}: ${reason}`)
    found += 1
  }
}
process.exitCode = found === 0 ? 0 : 1
