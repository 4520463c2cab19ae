import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../../config/config.ts'
import { openDataKey } from '../../config/data-key.ts'
import { loadMasterKey } from '../../config/master-key-file.ts'
import type { Database } from '../../database/database.ts'
import { ENTITIES } from '../../compose/entities.ts'
import { openDatabase } from '../../database/open-database.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { ToolError } from './tool-error.ts'

export const toSqliteFile = (databaseUrl: string): string | null =>
  databaseUrl.startsWith('sqlite:') ? databaseUrl.slice('sqlite:'.length) : null

export const hasMasterKey = ({ masterKey, dataDir }: Config): boolean =>
  masterKey !== null || existsSync(join(dataDir, 'master.key'))

/** Opens the server's database without creating or migrating it. Works beside a running server. */
export async function openExistingDatabase(config: Config): Promise<Database> {
  const file = toSqliteFile(config.databaseUrl)
  if (file !== null && !existsSync(file))
    throw new ToolError(
      'NO_DATABASE',
      `There is no database at ${file}. Set SALLYPORT_DATA_DIR or SALLYPORT_DATABASE_URL to the server’s values.`,
    )
  return openDatabase({ url: config.databaseUrl, entities: ENTITIES, migrate: false })
}

/** Loads the operator's master key and never creates one. */
export function loadExistingMasterKey(config: Config): MasterKey {
  if (!hasMasterKey(config))
    throw new ToolError(
      'NO_MASTER_KEY',
      `There is no master key in ${config.dataDir}. Set SALLYPORT_DATA_DIR or SALLYPORT_MASTER_KEY to the server’s values.`,
    )
  return loadMasterKey(config.masterKey, config.dataDir)
}

/** Opens database and keys for the duration of `work`. */
export async function withServerData<T>(
  config: Config,
  work: (data: { database: Database; dataKey: MasterKey; masterKey: MasterKey }) => Promise<T>,
): Promise<T> {
  const masterKey = loadExistingMasterKey(config)
  const database = await openExistingDatabase(config)
  try {
    return await work({ database, masterKey, dataKey: await openDataKey(database, masterKey, config.dataDir) })
  } finally {
    await database.close()
  }
}
