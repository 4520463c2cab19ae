import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT, run } from './lib/build-parts.ts'
import { toModuleFiles, toNames } from './lib/module-template.ts'

/** `pnpm new:module <id>`: a module that works (it asks to accept a text), to make your own of: two folders and two lines. */
const [id] = process.argv.slice(2)
if (!id || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
  fail('Give the new module an id of lower-case words joined by hyphens: pnpm new:module terms-of-use')
const names = toNames(id)
const files = toModuleFiles(names)
const existing = Object.keys(files).find((file) => existsSync(join(ROOT, file)))
if (existing) fail(`${existing} exists already. Choose another id, or remove that folder first.`)

for (const [file, text] of Object.entries(files)) {
  mkdirSync(dirname(join(ROOT, file)), { recursive: true })
  writeFileSync(join(ROOT, file), text)
  console.log(`made    ${file}`)
}
edit('packages/api/src/modules/index.ts', [
  [
    /\nimport \{ createPasswordModule \}/,
    `\nimport { create${names.type}Module } from './${id}/${id}.module.ts'\nimport { createPasswordModule }`,
  ],
  [/\]\n\}\n$/, `, create${names.type}Module()]\n}\n`],
])
edit('packages/console/src/modules/index.ts', [
  [/\nimport \{ password \}/, `\nimport { ${names.value} } from './${id}/${id}.console.ts'\nimport { password }`],
  [/= \[(.*)\]\n/, `= [$1, ${names.value}]\n`],
])
await run(process.execPath, [join(ROOT, 'scripts/codegen.ts')], ROOT)
console.log(
  `\nThe module "${id}" can be added to a scheme now. Its tests: cd packages/api && npx --yes pnpm@12.21.0 exec vitest run --project api src/modules/${id}`,
)
console.log('docs/adding-a-module.md says what each file is for.')

function edit(file: string, changes: [RegExp, string][]): void {
  let text = readFileSync(join(ROOT, file), 'utf8')
  for (const [pattern, replacement] of changes) {
    if (!pattern.test(text)) fail(`${file} does not look as expected; add the module there by hand.`)
    text = text.replace(pattern, replacement)
  }
  writeFileSync(join(ROOT, file), text)
  console.log(`edited  ${file}`)
}

function fail(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
