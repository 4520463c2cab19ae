import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database/database.ts'
import { MasterKey } from '../lib/master-key.ts'
import { ConfigError } from './config.ts'

const KEY_BYTES = 32
const MARK = 'sallyport'
const PLACE = { table: 'server_meta', row: 'master-key-check', column: 'value' }

/** The master key of the environment (64 hex digits or base64 of 32 bytes), else the key file's, which is made at the first start. */
export function loadMasterKey(fromEnvironment: string | null, dataDir: string): MasterKey {
  if (fromEnvironment !== null) return new MasterKey(decodeKey(fromEnvironment, 'SALLYPORT_MASTER_KEY'))
  const file = join(dataDir, 'master.key')
  if (!existsSync(file)) writeFileSync(file, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
  chmodSync(file, 0o600)
  return new MasterKey(decodeKey(readFileSync(file, 'utf8').trim(), file))
}

function decodeKey(text: string, source: string): Buffer {
  const key = /^[0-9a-fA-F]{64}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length !== KEY_BYTES) throw new ConfigError(`The master key in ${source} must be 32 random bytes, as 64 hex digits or base64 (make one with: openssl rand -hex 32).`)
  if (new Set(key).size < 8) throw new ConfigError(`The master key in ${source} is not random. Make one with: openssl rand -hex 32.`)
  return key
}

/** Refuses to start on data that another key sealed; marks fresh data as this key's. */
export async function checkMasterKey(database: Database, masterKey: MasterKey): Promise<void> {
  await database.sql
    .insertInto('server_meta')
    .values({ key: PLACE.row, value: masterKey.seal(MARK, PLACE) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const { value } = await database.sql.selectFrom('server_meta').select('value').where('key', '=', PLACE.row).executeTakeFirstOrThrow()
  try {
    masterKey.open(value, PLACE)
  } catch {
    throw new ConfigError('The master key does not fit the database: its secrets were sealed with another one. Put the right key file (master.key) or SALLYPORT_MASTER_KEY back.')
  }
}
