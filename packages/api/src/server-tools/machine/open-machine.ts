import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { openDataKey } from '../../config/data-key.ts'
import { loadMasterKey } from '../../config/master-key-file.ts'
import type { Database } from '../../database/database.ts'
import { ENTITIES } from '../../compose/entities.ts'
import { openDatabase } from '../../database/open-database.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { MachineError } from './machine-error.ts'

export const toSqliteFile = (databaseUrl: string): string | null =>
  databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null

export const hasMasterKey = ({ masterKey, dataDir }: Config): boolean =>
  masterKey !== null || existsSync(join(dataDir, 'master.key'))

/** The database that the server uses, as it is: nothing is made or brought up to date here. Works beside a running server. */
export async function openExistingDatabase(config: Config): Promise<Database> {
  const file = toSqliteFile(config.databaseUrl)
  if (file !== null && !existsSync(file))
    throw new MachineError(
      'NO_DATABASE',
      `There is no database at ${file}. Set SALLYPORT_DATA_DIR or SALLYPORT_DATABASE_URL as the server has them.`,
    )
  return openDatabase({ url: config.databaseUrl, entities: ENTITIES, migrate: false })
}

/** The master key as the operator has it; never made here. */
export function loadExistingMasterKey(config: Config): MasterKey {
  if (!hasMasterKey(config))
    throw new MachineError(
      'NO_MASTER_KEY',
      `There is no master key in ${config.dataDir}. Set SALLYPORT_DATA_DIR or SALLYPORT_MASTER_KEY as the server has them.`,
    )
  return loadMasterKey(config.masterKey, config.dataDir)
}

/** Database and data key, for as long as `work` takes. */
export async function withMachine<T>(
  config: Config,
  work: (machine: { database: Database; dataKey: MasterKey; masterKey: MasterKey }) => Promise<T>,
): Promise<T> {
  const masterKey = loadExistingMasterKey(config)
  const database = await openExistingDatabase(config)
  try {
    return await work({ database, masterKey, dataKey: await openDataKey(database, masterKey, config.dataDir) })
  } finally {
    await database.close()
  }
}
