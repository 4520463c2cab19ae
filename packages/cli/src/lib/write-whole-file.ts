import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type CommandError, wrongUse } from './command-error.ts'

/**
 * Writes a file as a whole or not at all.
 * @param secret readable by its owner only, from the first byte on, whatever the umask and the mode of an existing file
 */
export async function writeWholeFile(
  path: string,
  text: string,
  { secret = false }: { secret?: boolean } = {},
): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeFile(temporary, text, { mode: secret ? 0o600 : 0o666, flag: 'wx' })
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw toUnwritable(path, error)
  }
}

/** Called before long work whose result goes to this file. */
export async function checkWritable(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw toUnwritable(path, error)
  })
}

const toUnwritable = (path: string, error: unknown): CommandError =>
  wrongUse(
    `${path} can’t be written (${(error as { code?: string }).code ?? 'unknown error'}). Choose another file or make its folder writable.`,
  )
