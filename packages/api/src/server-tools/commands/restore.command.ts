import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../../config/config.ts'
import { tryOpenDataKey } from '../../config/data-key.ts'
import { loadMasterKey, parseMasterKey } from '../../config/master-key-file.ts'
import { ENTITIES } from '../../compose/entities.ts'
import { openDatabase } from '../../database/open-database.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import { type BackupHeader, listMigrationNames } from '../backup/backup-format.ts'
import type { ToolResult, ToolContext } from '../tool/context.ts'
import { findRunningServer } from '../tool/find-running-server.ts'
import { ToolError } from '../tool/tool-error.ts'
import { hasMasterKey } from '../tool/open-server-data.ts'
import { checkBackup } from '../backup/read-backup.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { toKeyFingerprint } from '../backup/to-key-fingerprint.ts'

/** `restore FILE [--force]` */
export async function restore({ config, args, report }: ToolContext): Promise<ToolResult> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { force: { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (name === undefined || positionals.length > 1) throw new ToolError('WRONG_USE', 'Name one backup to restore.')
  const file = resolve(name)
  if (!existsSync(file)) throw new ToolError('NO_SUCH_FILE', `There is no file ${file}.`)
  const { header, sealedDataKey, rows } = await checkBackup(file)
  const kind = config.databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'postgres'
  checkMigrations(header, listMigrationNames(kind))
  const key = findKey(config, header)
  checkKey(key.masterKey, sealedDataKey, header)
  if (await findRunningServer(config))
    throw new ToolError(
      'SERVER_RUNNING',
      `A server answers on port ${config.port} of this host. Stop it, restore, and start it again.`,
    )

  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const database = await openDatabase({ url: config.databaseUrl, entities: ENTITIES })
  try {
    await restoreBackup(database, file, { mayReplace: values.force, report })
  } finally {
    await database.close()
  }
  if (key.textForFile !== null)
    writeFileSync(join(config.dataDir, 'master.key'), `${key.textForFile}\n`, { mode: 0o600, flag: 'wx', flush: true })
  return {
    result: {
      file,
      rows,
      createdAt: header.createdAt,
      from: header.database,
      into: kind,
      keyWritten: key.textForFile !== null,
    },
    lines: [
      `Restored ${rows.toLocaleString('en')} rows from ${header.createdAt}.`,
      ...(key.textForFile === null
        ? []
        : [`The master key of the backup is now in ${join(config.dataDir, 'master.key')}.`]),
      'Everyone is logged off, since sessions and logons in progress are not restored. Start the server.',
    ],
  }
}

function checkMigrations({ migrations }: BackupHeader, known: readonly string[]): void {
  const newer = migrations.filter((migration) => !known.includes(migration))
  if (newer.length > 0)
    throw new ToolError(
      'BACKUP_TOO_NEW',
      `The backup is from a newer Sallyport (with ${newer.join(', ')}). Restore it with that version.`,
    )
  if (migrations.length < known.length)
    throw new ToolError(
      'BACKUP_TOO_OLD',
      'The backup is from an older Sallyport. Restore it with that version, then start this one to bring the database up to date.',
    )
}

/** The operator's key, or the one in the backup. */
function findKey(config: Config, header: BackupHeader): { masterKey: MasterKey; textForFile: string | null } {
  if (hasMasterKey(config)) return { masterKey: loadMasterKey(config.masterKey, config.dataDir), textForFile: null }
  if (header.masterKey === undefined)
    throw new ToolError(
      'NO_MASTER_KEY',
      `The backup does not contain the master key, and there is none in ${config.dataDir}. Put master.key there, or set SALLYPORT_MASTER_KEY.`,
    )
  return { masterKey: parseMasterKey(header.masterKey, 'the backup'), textForFile: header.masterKey }
}

function checkKey(masterKey: MasterKey, sealedDataKey: string | null, header: BackupHeader): void {
  const dataKey = sealedDataKey === null ? null : tryOpenDataKey(masterKey, sealedDataKey)
  if (!dataKey || toKeyFingerprint(dataKey) !== header.keyFingerprint)
    throw new ToolError(
      'WRONG_MASTER_KEY',
      'The master key is not the one of the backup. Nothing was changed. Provide the right key file (master.key) or SALLYPORT_MASTER_KEY.',
    )
}
