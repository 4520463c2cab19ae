/** The line of a list of modules before which `pnpm new:module` writes. */
export const MARKER = '// New modules are added above this line.'

interface NewEntry {
  /** The whole line, to stand after the other imports. */
  import: string
  /** Without a comma. */
  element: string
}

/** The text of a file with a list of modules, with one more in it; null if the file has no marker or no imports. */
export function addToModuleList(text: string, entry: NewEntry): string | null {
  const lines = text.split('\n')
  const marker = lines.findIndex((line) => line.trim() === MARKER)
  const lastImport = lines.findLastIndex((line, index) => index < marker && /^(import|\}) .*from '/.test(line))
  if (lastImport < 0) return null
  const indent = lines[marker]!.slice(0, lines[marker]!.indexOf(MARKER))
  return [
    ...lines.slice(0, lastImport + 1),
    entry.import,
    ...lines.slice(lastImport + 1, marker),
    `${indent}${entry.element},`,
    ...lines.slice(marker),
  ].join('\n')
}
