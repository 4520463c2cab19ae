import { readFile, stat } from 'node:fs/promises'
import { wrongUse } from './command-error.ts'

/** Reads a file named by the user, and reports each problem as wrong usage. `-` does not mean stdin. */
export async function readWholeFile(path: string, { maxBytes }: { maxBytes: number }): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > maxBytes) throw wrongUse(`${path} is larger than ${Math.floor(maxBytes / 1_000)} kB.`)
    // Decodes strictly, so that a file in another encoding is never stored with characters lost.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path))
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw wrongUse(`${path} is not UTF-8 text. Save it in UTF-8.`)
    if (code === 'ENOENT') throw wrongUse(`There is no file ${path}.`)
    if (code === 'EISDIR') throw wrongUse(`${path} is a folder. Give a file.`)
    if (code === 'EACCES' || code === 'EPERM') throw wrongUse(`${path} can’t be read by this user.`)
    throw error
  }
}
