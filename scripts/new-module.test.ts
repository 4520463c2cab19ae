import { execFile } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MARKER } from './lib/add-to-module-list.ts'
import { ROOT } from './lib/build-parts.ts'

const NOT_COPIED = ['node_modules', 'dist', 'coverage', '.git', '.sallyport', '.cache']

let copy: string

beforeAll(async () => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'sallyport-new-module-')))
  cpSync(ROOT, copy, { recursive: true, filter: (path) => !NOT_COPIED.includes(basename(path)) })
  for (const folder of globSync(['node_modules', '{.,packages}/*/node_modules'], { cwd: ROOT }))
    symlinkSync(join(ROOT, folder), join(copy, folder))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** Runs a script in the copy and returns its output; a failure shows it. */
async function run(args: readonly string[], folder = '.'): Promise<string> {
  const result = promisify(execFile)(process.execPath, args, {
    cwd: join(copy, folder),
    env: { ...process.env, CI: 'true', NO_COLOR: '1' },
    maxBuffer: 2 ** 26,
  })
  const { stdout, stderr } = await result.catch((error) => {
    throw new Error(`${args.join(' ')}\n${error.stdout}\n${error.stderr}`)
  })
  return stdout + stderr
}

test('a list without its marker is named, and no file is written', async () => {
  const list = join(copy, 'packages/console/src/modules/index.ts')
  const text = readFileSync(list, 'utf8')
  writeFileSync(list, text.replace(MARKER, ''))

  await expect(run(['scripts/new-module.ts', 'riddle'])).rejects.toThrow(
    `packages/console/src/modules/index.ts has no line "${MARKER}"`,
  )
  expect(globSync('packages/*/src/modules/riddle/*', { cwd: copy })).toEqual([])
  writeFileSync(list, text)
})

test('a new module passes format, lint, walls, types and its own tests as it is', async () => {
  await run(['scripts/new-module.ts', 'terms-of-use'])

  await run(['scripts/test.ts', 'format', 'lint', 'walls'])
  for (const project of ['packages/api', 'packages/console'])
    await run(['node_modules/typescript/bin/tsc', '-p', project])
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs')
  const tests = await run([vitest, 'run', '--project', 'api', 'src/modules/terms-of-use'], 'packages/api')

  expect(tests).toMatch(/Tests +\d+ passed/)
})
