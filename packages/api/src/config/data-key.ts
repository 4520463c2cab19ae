import { randomBytes } from 'node:crypto'
import type { Database } from '../database/database.ts'
import { MasterKey } from '../lib/master-key.ts'
import { ConfigError } from './config.ts'
import { adoptNextKeyFile, hasNextKeyFile, loadNextKeyFile } from './master-key-file.ts'

const PLACE = { table: 'server_meta', row: 'data-key', column: 'value' }
/** What databases had before there was a data key; the master key did its work. */
const OLD_MARK = { table: 'server_meta', row: 'master-key-check', column: 'value' }

/**
 * The key of this database, which seals and hashes everything in it and never changes. It is kept in the database, sealed with the master
 * key, so that the master key can be replaced by writing one row (NIST SP 800-57 part 1, key wrapping). Made at the first start; refuses
 * data that another master key belongs to.
 */
export async function openDataKey(database: Database, masterKey: MasterKey, dataDir: string): Promise<MasterKey> {
  const sealed = (await findMeta(database, PLACE.row)) ?? (await makeDataKey(database, masterKey))
  const dataKey = tryOpenDataKey(masterKey, sealed)
  if (dataKey) return dataKey
  // A change of the key file was cut off after the database had taken the new key.
  if (hasNextKeyFile(dataDir)) {
    const byNext = tryOpenDataKey(loadNextKeyFile(dataDir), sealed)
    if (byNext) {
      adoptNextKeyFile(dataDir)
      return byNext
    }
  }
  throw doesNotFit()
}

/** Whether something is sealed in this database already. */
export const hasDataKey = async (database: Database): Promise<boolean> =>
  ((await findMeta(database, PLACE.row)) ?? (await findMeta(database, OLD_MARK.row))) !== null

/** Seals the data key with another master key. One row, so that whatever happens either the old key fits or the new one. */
export async function replaceMasterKey(database: Database, current: MasterKey, next: MasterKey): Promise<void> {
  const sealed = await findMeta(database, PLACE.row)
  const dataKey = sealed === null ? null : tryOpenDataKey(current, sealed)
  if (sealed === null || !dataKey) throw doesNotFit()
  // A transaction, so that it is on disk when this returns.
  await database.transaction(async (tx) => {
    const changed = await tx
      .updateTable('server_meta')
      .set({ value: next.sealKey(dataKey, PLACE) })
      .where('key', '=', PLACE.row)
      .where('value', '=', sealed)
      .executeTakeFirst()
    if (changed.numUpdatedRows !== 1n)
      throw new ConfigError('Somebody else changed the master key at the same time. Nothing was changed here.')
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
  // Another node may have been first.
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
    'The master key does not fit the database: its secrets were sealed with another one. Put the right key file (master.key) or SALLYPORT_MASTER_KEY back.',
  )
