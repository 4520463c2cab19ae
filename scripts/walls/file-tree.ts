import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Files by their path from the repository's root, with slashes. Tests hand in one that is on no disk. */
export interface FileTree {
  readonly files: ReadonlySet<string>
  read(path: string): string
}

/** Names of files that can import. */
export const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/

/** Installed packages and built files. */
const IGNORED_FOLDERS = new Set(['node_modules', 'dist', 'coverage'])

export function readFileTree(root: string): FileTree {
  const files = new Set(listFiles(root, ''))
  return { files, read: (path) => readFileSync(join(root, path), 'utf8') }
}

function listFiles(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || IGNORED_FOLDERS.has(entry.name)) return []
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    return entry.isDirectory() ? listFiles(root, path) : [path]
  })
}
