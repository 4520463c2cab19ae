import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')

/** Folders for large files that can be made again, best first: one that all checkouts share, then one of this checkout. */
export function listCacheFolders(): string[] {
  const shared = [process.env['XDG_CACHE_HOME'] ?? '', join(homedir(), '.cache')].find(isAbsolute)
  return [...(shared ? [join(shared, 'sallyport')] : []), join(ROOT, 'node_modules/.cache/sallyport')]
}
