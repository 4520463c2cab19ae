import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const DIST = join(import.meta.dirname, '../../packages/console/dist')

const read = (path: string): Buffer => readFileSync(join(DIST, path))

export const readBuiltFile = (path: string): string => read(path).toString('utf8')

/** What the files weigh on the way, in thousands of bytes. */
export const weighKilobytes = (paths: readonly string[]): number => paths.reduce((sum, path) => sum + gzipSync(read(path), { level: 9 }).length, 0) / 1_000

/** The scripts of the console's own pages: its entry, and each page that is loaded when it is opened. */
export function listConsoleEntries(): string[] {
  const manifest = JSON.parse(readBuiltFile('.vite/manifest.json')) as Record<string, { file: string }>
  return Object.entries(manifest)
    .filter(([source]) => source === 'index.html' || /^src\/(app|features\/(?!logon\/))/.test(source))
    .map(([, { file }]) => file)
}
