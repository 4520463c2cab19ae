import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type CommandError, wrongUse } from './command-error.ts'

/**
 * Writes a file as a whole or not at all. `secret`: only its owner may read it, from the first byte on, whatever the umask and
 * whatever stood there before.
 */
export async function writeWholeFile(
  path: string,
  text: string,
  { secret = false }: { secret?: boolean } = {},
): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeFile(beside, text, { mode: secret ? 0o600 : 0o666, flag: 'wx' })
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw toUnwritable(path, error)
  }
}

/** Before long work whose result is to go there. */
export async function checkWritable(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK | constants.X_OK).catch((error: unknown) => {
    throw toUnwritable(path, error)
  })
}

const toUnwritable = (path: string, error: unknown): CommandError =>
  wrongUse(
    `${path} can't be written (${(error as { code?: string }).code ?? 'unknown error'}). Name another file, or make its folder writable.`,
  )
