import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import {
  BACKUP_FORMAT,
  BACKUP_FORMAT_VERSION,
  BACKUP_TABLES,
  type BackupEnd,
  type BackupHeader,
  type BackupTableLine,
} from './backup-format.ts'
import { ToolError } from '../tool/tool-error.ts'

export type BackupRow = { table: BackupTableLine['table']; columns: string[]; values: unknown[] }

/** Reads a whole backup to check that it is one and is complete. */
export async function checkBackup(
  file: string,
): Promise<{ header: BackupHeader; sealedDataKey: string | null; rows: number }> {
  let header: BackupHeader | null = null
  let sealedDataKey: string | null = null
  let rows = 0
  let end: BackupEnd | null = null
  const hash = createHash('sha256')
  let table: BackupTableLine | null = null
  for await (const line of readLines(file)) {
    if (end) throw damaged(file, 'there is data after its end')
    const parsed = parseLine(line, file)
    if (!header) {
      header = parseHeader(parsed, file)
      hash.update(`${line}\n`)
      continue
    }
    if (isEnd(parsed)) {
      end = parsed
      continue
    }
    hash.update(`${line}\n`)
    if (isTableLine(parsed)) table = parsed
    else if (table && Array.isArray(parsed) && parsed.length === table.columns.length) {
      rows++
      if (table.table === 'server_meta' && parsed[table.columns.indexOf('key')] === 'data-key')
        sealedDataKey = String(parsed[table.columns.indexOf('value')])
    } else throw damaged(file, 'a line has an unexpected form')
  }
  if (!header || !end) throw damaged(file, 'its end is missing')
  if (end.rows !== rows || end.sha256 !== hash.digest('hex')) throw damaged(file, 'its checksum is wrong')
  return { header, sealedDataKey, rows }
}

/** The rows of a checked backup. */
export async function* readBackupRows(file: string): AsyncGenerator<BackupRow> {
  let table: BackupTableLine | null = null
  let isFirst = true
  for await (const line of readLines(file)) {
    const parsed = parseLine(line, file)
    if (isFirst) isFirst = false
    else if (isTableLine(parsed)) table = parsed
    else if (table && Array.isArray(parsed))
      yield { table: table.table, columns: table.columns, values: parsed as unknown[] }
  }
}

async function* readLines(file: string): AsyncGenerator<string> {
  const source = createReadStream(file)
  const unzipped = createGunzip()
  source.once('error', (error) => unzipped.destroy(error))
  try {
    yield* createInterface({ input: source.pipe(unzipped), crlfDelay: Infinity })
    if (unzipped.errored) throw unzipped.errored
  } catch (error) {
    const { code = '' } = error as { code?: string }
    throw code.startsWith('Z_') || code === 'ERR_STREAM_PREMATURE_CLOSE' ? damaged(file, 'it can’t be unpacked') : error
  }
}

function parseLine(line: string, file: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw damaged(file, 'a line can’t be parsed')
  }
}

function parseHeader(parsed: unknown, file: string): BackupHeader {
  const header = parsed as Partial<BackupHeader> | null
  if (header?.format !== BACKUP_FORMAT || !Array.isArray(header.migrations))
    throw new ToolError('NO_BACKUP', `${file} is not a Sallyport backup.`)
  if (header.formatVersion !== BACKUP_FORMAT_VERSION)
    throw new ToolError(
      'BACKUP_TOO_NEW',
      `This version does not know the format of ${file}. Restore it with the version that made it.`,
    )
  return header as BackupHeader
}

const TABLES: ReadonlySet<string> = new Set(BACKUP_TABLES.map(([table]) => table))
const COLUMN = /^[a-z_]{1,60}$/

function isTableLine(parsed: unknown): parsed is BackupTableLine {
  const { table, columns } = (parsed ?? {}) as Partial<BackupTableLine>
  return (
    typeof table === 'string' &&
    TABLES.has(table) &&
    Array.isArray(columns) &&
    columns.every((column) => typeof column === 'string' && COLUMN.test(column))
  )
}

function isEnd(parsed: unknown): parsed is BackupEnd {
  const { rows, sha256 } = (parsed ?? {}) as Partial<BackupEnd>
  return typeof rows === 'number' && typeof sha256 === 'string'
}

const damaged = (file: string, why: string) =>
  new ToolError('BACKUP_DAMAGED', `${file} is damaged: ${why}. Nothing was changed. Use another backup.`)
