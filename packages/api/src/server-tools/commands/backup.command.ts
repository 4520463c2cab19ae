import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../../config/config.ts'
import { BACKUP_FORMAT, BACKUP_FORMAT_VERSION, listMigrationNames } from '../backup/backup-format.ts'
import type { ToolResult, ToolContext } from '../tool/context.ts'
import { ToolError } from '../tool/tool-error.ts'
import { withServerData } from '../tool/open-server-data.ts'
import { toKeyFingerprint } from '../backup/to-key-fingerprint.ts'
import { writeBackup } from '../backup/write-backup.ts'

/** `backup FILE [--with-key]` */
export async function backup({ config, clock, args, report }: ToolContext): Promise<ToolResult> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'with-key': { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (name === undefined || positionals.length > 1)
    throw new ToolError('WRONG_USE', 'Name one file for the backup, such as "backup sallyport-2026-11-24.backup".')
  const file = resolve(name)
  if (existsSync(file)) throw new ToolError('FILE_EXISTS', `${file} already exists. Choose another name.`)
  const { keyFingerprint, summary } = await withServerData(config, async ({ database, dataKey }) => {
    const header = {
      format: BACKUP_FORMAT,
      formatVersion: BACKUP_FORMAT_VERSION,
      createdAt: new Date(clock.now()).toISOString(),
      database: database.kind,
      migrations: listMigrationNames(database.kind),
      keyFingerprint: toKeyFingerprint(dataKey),
      ...(values['with-key'] && { masterKey: readMasterKeyText(config) }),
    } as const
    return { keyFingerprint: header.keyFingerprint, summary: await writeBackup(database, header, file, report) }
  })
  const bytes = statSync(file).size
  return {
    result: { file, bytes, ...summary, keyFingerprint, withKey: values['with-key'] },
    lines: [
      `Wrote ${file}: ${summary.rows.toLocaleString('en')} rows, ${(bytes / 1024).toFixed(0)} kB.`,
      values['with-key']
        ? 'It contains the master key: anyone with this file can read everything. Protect it like a key.'
        : 'It does not contain the master key. Keep the key as well, apart from this file, or the secrets in it are lost.',
      'It contains no sessions and no logons in progress.',
    ],
  }
}

const readMasterKeyText = ({ masterKey, dataDir }: Config): string =>
  masterKey ?? readFileSync(join(dataDir, 'master.key'), 'utf8').trim()
