import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { MasterKey } from '../lib/master-key.ts'
import { ConfigError } from './config.ts'

const KEY_BYTES = 32
const FILE = 'master.key'
/** A key that is about to take the place of the file's. */
const NEXT_FILE = 'master.key.next'

/** The master key of the environment (64 hex digits or base64 of 32 bytes), else the key file's, which is made at the first start. */
export function loadMasterKey(
  fromEnvironment: string | null,
  dataDir: string,
  { mayMake = true }: { mayMake?: boolean } = {},
): MasterKey {
  if (fromEnvironment !== null) return parseMasterKey(fromEnvironment, 'SALLYPORT_MASTER_KEY')
  const file = join(dataDir, FILE)
  // One that is made now would only stand in the place of the right one.
  if (!mayMake && !existsSync(file))
    throw new ConfigError(
      `The master key of the database is missing. Put it back as ${file} or SALLYPORT_MASTER_KEY; docs/operations.md says what to do where it is lost.`,
    )
  return readOrMake(file)
}

/** For a change of keys: the key that comes next, made where there is none yet. On disk before anything is sealed with it. */
export const loadNextKeyFile = (dataDir: string): MasterKey => readOrMake(join(dataDir, NEXT_FILE))

export const hasNextKeyFile = (dataDir: string): boolean => existsSync(join(dataDir, NEXT_FILE))

/** The next key is the key from now on. */
export const adoptNextKeyFile = (dataDir: string): void => renameSync(join(dataDir, NEXT_FILE), join(dataDir, FILE))

function readOrMake(file: string): MasterKey {
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  chmodSync(file, 0o600)
  return parseMasterKey(readFileSync(file, 'utf8').trim(), file)
}

/** @param source where the text is from, for the sentence that refuses it */
export const parseMasterKey = (text: string, source: string): MasterKey => new MasterKey(decodeKey(text, source))

function decodeKey(text: string, source: string): Buffer {
  const key = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES)
    throw new ConfigError(
      `The master key in ${source} must be 32 random bytes, as 64 hex digits or base64 (make one with: openssl rand -hex 32).`,
    )
  if (new Set(key).size < 8)
    throw new ConfigError(`The master key in ${source} is not random. Make one with: openssl rand -hex 32.`)
  return key
}
