import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../../config/config.ts'
import { BACKUP_FORMAT, BACKUP_FORMAT_VERSION, listMigrationNames } from '../backup/backup-format.ts'
import type { CommandResult, MachineContext } from '../machine/command.ts'
import { MachineError } from '../machine/machine-error.ts'
import { withMachine } from '../machine/open-machine.ts'
import { toKeyFingerprint } from '../backup/to-key-fingerprint.ts'
import { writeBackup } from '../backup/write-backup.ts'

/** `backup FILE [--with-key]` */
export async function backup({ config, clock, args, report }: MachineContext): Promise<CommandResult> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { 'with-key': { type: 'boolean', default: false } },
  })
  const [name] = positionals
  if (name === undefined || positionals.length > 1)
    throw new MachineError(
      'WRONG_USE',
      'Name one file to write the backup to, e.g. "backup sallyport-2026-11-24.backup".',
    )
  const file = resolve(name)
  if (existsSync(file)) throw new MachineError('FILE_EXISTS', `${file} is there already. Choose another name.`)
  const { keyFingerprint, summary } = await withMachine(config, async ({ database, dataKey }) => {
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
        ? 'The master key is in it: whoever has this file has everything. Keep it as you keep keys.'
        : 'The master key is not in it: keep it as well, apart from this file, or its secrets can’t be read again.',
      'Sessions and logons in flight are not in it.',
    ],
  }
}

const readMasterKeyText = ({ masterKey, dataDir }: Config): string =>
  masterKey ?? readFileSync(join(dataDir, 'master.key'), 'utf8').trim()
