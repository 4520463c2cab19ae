import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { addToModuleList, MARKER } from './lib/add-to-module-list.ts'
import { ROOT, run } from './lib/build-parts.ts'
import { toModuleFiles, toNames } from './lib/module-template.ts'

/** `pnpm new:module <id>` creates a module that works (it asks the user to accept a text) to start from: two folders and two lines. */
const [id] = process.argv.slice(2)
if (!id || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
  fail('Give the new module an id of lower-case words joined by hyphens: pnpm new:module terms-of-use')
const names = toNames(id)
const files = toModuleFiles(names)
const existing = Object.keys(files).find((file) => existsSync(join(ROOT, file)))
if (existing) fail(`${existing} exists already. Choose another id, or remove that folder first.`)

// Both lists are checked before the first file is written, so that a failure leaves nothing behind.
const create = `create${names.type}Module`
const lists = [
  toList('packages/api/src/modules/index.ts', {
    import: `import { ${create} } from './${id}/${id}.module.ts'`,
    element: `${create}()`,
  }),
  toList('packages/console/src/modules/index.ts', {
    import: `import { ${names.value} } from './${id}/${id}.console.ts'`,
    element: names.value,
  }),
]
for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(ROOT, file)), { recursive: true })
  writeFileSync(join(ROOT, file), text)
  console.log(`created  ${file}`)
}
for (const { file, text } of lists) {
  writeFileSync(join(ROOT, file), text)
  console.log(`changed  ${file}`)
}
const changed = [...Object.keys(files), ...lists.map(({ file }) => file)]
await run(process.execPath, [join(ROOT, 'node_modules/oxfmt/bin/oxfmt'), ...changed], ROOT)
await run(process.execPath, [join(ROOT, 'scripts/codegen.ts')], ROOT)
console.log(`
The module "${id}" can be added to a scheme now. docs/adding-a-module.md says what each file is for. Run its tests with
  cd packages/api && npx --yes pnpm@12.21.0 exec vitest run --project api src/modules/${id}`)

function toList(file: string, entry: { import: string; element: string }): { file: string; text: string } {
  const text = addToModuleList(readFileSync(join(ROOT, file), 'utf8'), entry)
  if (text === null)
    fail(`${file} has no line "${MARKER}". Put it back at the end of the list of modules, then run this again.`)
  return { file, text }
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
