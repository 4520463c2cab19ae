import { randomBytes } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { MasterKey } from '../lib/master-key.ts'
import { ConfigError } from './config.ts'
import { adoptNextKeyFile, hasNextKeyFile, loadNextKeyFile } from './master-key-file.ts'

const PLACE = { table: 'server_meta', row: 'data-key', column: 'value' }
/** In databases from before the data key: a mark of the master key, which sealed everything then. */
const OLD_MARK = { table: 'server_meta', row: 'master-key-check', column: 'value' }

/**
 * The key of this database, which seals and hashes everything in it and never changes. The database stores it, sealed
 * with the master key, so that replacing the master key writes a single row (NIST SP 800-57 part 1, key wrapping). It
 * is created at the first start. Data that belongs to another master key is refused.
 */
export async function openDataKey(database: Database, masterKey: MasterKey, dataDir: string): Promise<MasterKey> {
  const sealed = (await findMeta(database, PLACE.row)) ?? (await makeDataKey(database, masterKey))
  const dataKey = tryOpenDataKey(masterKey, sealed)
  if (dataKey) return dataKey
  // A change of the key file was interrupted after the database had taken the new key.
  if (hasNextKeyFile(dataDir)) {
    const byNext = tryOpenDataKey(loadNextKeyFile(dataDir), sealed)
    if (byNext) {
      adoptNextKeyFile(dataDir)
      return byNext
    }
  }
  throw doesNotFit()
}

/** True if the database already has sealed values. */
export const hasDataKey = async (database: Database): Promise<boolean> =>
  ((await findMeta(database, PLACE.row)) ?? (await findMeta(database, OLD_MARK.row))) !== null

/**
 * Seals the data key with another master key. It is one row, so that after a crash either the old key fits or the new
 * one.
 */
export async function replaceMasterKey(database: Database, current: MasterKey, next: MasterKey): Promise<void> {
  const sealed = await findMeta(database, PLACE.row)
  const dataKey = sealed === null ? null : tryOpenDataKey(current, sealed)
  if (sealed === null || !dataKey) throw doesNotFit()
  // In a transaction, so that it is on disk when this function returns.
  await database.transaction(async (tx) => {
    const changed = await tx
      .updateTable('server_meta')
      .set({ value: next.sealKey(dataKey, PLACE) })
      .where('key', '=', PLACE.row)
      .where('value', '=', sealed)
      .executeTakeFirst()
    if (changed.numUpdatedRows !== 1n)
      throw new ConfigError('Another process changed the master key at the same time. Nothing was changed here.')
  })
}

async function makeDataKey(database: Database, masterKey: MasterKey): Promise<string> {
  const mark = await findMeta(database, OLD_MARK.row)
  if (mark !== null) checkOldMark(masterKey, mark)
  const dataKey = mark === null ? new MasterKey(randomBytes(32)) : masterKey
  await database.sql
    .insertInto('server_meta')
    .values({ key: PLACE.row, value: masterKey.sealKey(dataKey, PLACE) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  if (mark !== null) await database.sql.deleteFrom('server_meta').where('key', '=', OLD_MARK.row).execute()
  // Another node may have been faster.
  return (await findMeta(database, PLACE.row))!
}

function checkOldMark(masterKey: MasterKey, mark: string): void {
  try {
    masterKey.open(mark, OLD_MARK)
  } catch {
    throw doesNotFit()
  }
}

export function tryOpenDataKey(masterKey: MasterKey, sealed: string): MasterKey | null {
  try {
    return masterKey.openKey(sealed, PLACE)
  } catch {
    return null
  }
}

async function findMeta(database: Database, key: string): Promise<string | null> {
  return (
    (await database.sql.selectFrom('server_meta').select('value').where('key', '=', key).executeTakeFirst())?.value ??
    null
  )
}

const doesNotFit = () =>
  new ConfigError(
    'The master key does not fit the database, whose secrets were sealed with another one. Restore the right key file (master.key) or SALLYPORT_MASTER_KEY.',
  )
