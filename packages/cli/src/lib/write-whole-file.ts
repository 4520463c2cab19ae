import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { wrongUse } from './command-error.ts'

/**
 * Writes a file as a whole or not at all. `secret`: only its owner may read it, from the first byte on, whatever the umask and
 * whatever stood there before.
 */
export async function writeWholeFile(path: string, text: string, { secret = false }: { secret?: boolean } = {}): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeFile(beside, text, { mode: secret ? 0o600 : 0o666, flag: 'wx' })
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw wrongUse(`${path} can't be written (${(error as { code?: string }).code ?? 'unknown error'}). Name another file, or make its folder writable.`)
  }
}
