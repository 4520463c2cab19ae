import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MasterKey } from '../lib/master-key.ts'
import { ConfigError } from './config.ts'

const KEY_BYTES = 32
const FILE = 'master.key'
/** A key that is about to replace the one in the file. */
const NEXT_FILE = 'master.key.next'

/**
 * The master key from the environment (64 hex digits or base64 of 32 bytes), or from the key file, which is created at
 * the first start.
 */
export function loadMasterKey(
  fromEnvironment: string | null,
  dataDir: string,
  { mayMake = true }: { mayMake?: boolean } = {},
): MasterKey {
  if (fromEnvironment !== null) return parseMasterKey(fromEnvironment, 'SALLYPORT_MASTER_KEY')
  const file = join(dataDir, FILE)
  // A new key would only hide that the right one is missing.
  if (!mayMake && !existsSync(file))
    throw new ConfigError(
      `The master key of the database is missing. Restore it as ${file} or SALLYPORT_MASTER_KEY. docs/operations.md explains what to do if it is lost.`,
    )
  return readOrMake(file)
}

/** The next key in a change of keys, created if there is none yet. It is on disk before anything is sealed with it. */
export const loadNextKeyFile = (dataDir: string): MasterKey => readOrMake(join(dataDir, NEXT_FILE))

export const hasNextKeyFile = (dataDir: string): boolean => existsSync(join(dataDir, NEXT_FILE))

/** Makes the next key the current one. */
export const adoptNextKeyFile = (dataDir: string): void => renameSync(join(dataDir, NEXT_FILE), join(dataDir, FILE))

function readOrMake(file: string): MasterKey {
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  chmodSync(file, 0o600)
  return parseMasterKey(readFileSync(file, 'utf8').trim(), file)
}

/** @param source origin of the text, named in the error */
export const parseMasterKey = (text: string, source: string): MasterKey => new MasterKey(decodeKey(text, source))

function decodeKey(text: string, source: string): Buffer {
  const key = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES)
    throw new ConfigError(
      `The master key in ${source} must be 32 random bytes, as 64 hex digits or base64 (create one with: openssl rand -hex 32).`,
    )
  if (new Set(key).size < 8)
    throw new ConfigError(`The master key in ${source} is not random. Create one with: openssl rand -hex 32.`)
  return key
}
