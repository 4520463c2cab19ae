import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './build-parts.ts'

/** Puts text between two lines of a document: `<!-- name: … -->` and `<!-- /name -->`. */
export function replaceBetween(document: string, name: string, text: string): void {
  const path = join(ROOT, document)
  const written = readFileSync(path, 'utf8')
  const start = new RegExp(`<!-- ${name}: .* -->`).exec(written)
  const end = written.indexOf(`<!-- /${name} -->`)
  if (!start || end < start.index)
    throw new Error(`${document} needs the lines "<!-- ${name}: … -->" and "<!-- /${name} -->".`)
  const replaced = `${written.slice(0, start.index + start[0].length)}\n\n${text}\n\n${written.slice(end)}`
  if (replaced !== written) writeFileSync(path, replaced)
}
