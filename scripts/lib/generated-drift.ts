import { cpSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, run } from './build-parts.ts'

/** The output of `pnpm codegen`, which is committed so that a diff shows changes for other people's programs. */
const GENERATED = [
  'packages/api/schema.graphql',
  'packages/api/error-codes.json',
  'packages/api/configuration.schema.json',
  'packages/{console,cli}/src/**/gql',
  'docs/duo.md',
  'docs/architecture.md',
  'packages/{console,duo-simulator}/README.md',
]

const listGenerated = (): string[] => globSync(GENERATED, { cwd: ROOT })

/** Runs the generators, restores the files, and returns the names of those that came out differently. */
export async function findGeneratedDrift(): Promise<string[]> {
  const backup = mkdtempSync(join(tmpdir(), 'sallyport-generated-'))
  const before = listGenerated()
  try {
    for (const path of before) cpSync(join(ROOT, path), join(backup, path), { recursive: true })
    await run(process.execPath, [join(ROOT, 'scripts/codegen.ts')], ROOT, { ...process.env, CI: 'true' })
    return listGenerated()
      .flatMap((path) => listFiles(path))
      .filter((file) => read(join(backup, file)) !== read(join(ROOT, file)))
  } finally {
    for (const path of before) cpSync(join(backup, path), join(ROOT, path), { recursive: true })
    rmSync(backup, { recursive: true, force: true })
  }
}

function listFiles(path: string): string[] {
  if (!statSync(join(ROOT, path)).isDirectory()) return [path]
  return readdirSync(join(ROOT, path)).flatMap((name) => listFiles(join(path, name)))
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
