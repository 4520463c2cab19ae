import { readFile, stat } from 'node:fs/promises'
import { wrongUse } from './command-error.ts'

/** A file that the person named; what can be wrong with it is said in a sentence. `-` is not a file here. */
export async function readWholeFile(path: string, { maxBytes }: { maxBytes: number }): Promise<string> {
  try {
    const { size } = await stat(path)
    if (size > maxBytes) throw wrongUse(`${path} is larger than ${Math.floor(maxBytes / 1_000)} kB.`)
    // Otherwise a name in another encoding would be stored with holes in it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path))
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
      throw wrongUse(`${path} is no text in UTF-8. Save it in that encoding.`)
    if (code === 'ENOENT') throw wrongUse(`There is no file ${path}.`)
    if (code === 'EISDIR') throw wrongUse(`${path} is a folder. Name a file.`)
    if (code === 'EACCES' || code === 'EPERM') throw wrongUse(`${path} can't be read by this user.`)
    throw error
  }
}
