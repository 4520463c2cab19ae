import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Database, Executor } from '../../database/database.ts'
import { BACKUP_TABLES, type BackupEnd, type BackupHeader } from './backup-format.ts'

const ROWS_PER_PAGE = 1_000
const REPORT_EVERY = 50_000

export interface BackupSummary {
  rows: number
  byTable: Record<string, number>
}

/** Writes a consistent backup beside a running server. The file appears only when it is complete. */
export async function writeBackup(
  database: Database,
  header: BackupHeader,
  file: string,
  report: (line: string) => void,
): Promise<BackupSummary> {
  const partial = `${file}.partial`
  const summary: BackupSummary = { rows: 0, byTable: {} }
  try {
    await database.sql
      .transaction()
      .setIsolationLevel(database.kind === 'postgres' ? 'repeatable read' : 'serializable')
      .execute(async (tx) => {
        await pipeline(
          Readable.from(withEnd(toLines(tx, header, summary, report), summary)),
          createGzip(),
          createWriteStream(partial, { mode: 0o600, flags: 'wx', flush: true }),
        )
      })
    await rename(partial, file)
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') await rm(partial, { force: true })
    throw error
  }
  return summary
}

async function* toLines(
  tx: Executor,
  header: BackupHeader,
  summary: BackupSummary,
  report: (line: string) => void,
): AsyncGenerator<string> {
  yield `${JSON.stringify(header)}\n`
  for (const [table, keys] of BACKUP_TABLES) {
    let columns: string[] | null = null
    let after: unknown[] | null = null
    let count = 0
    for (;;) {
      const rows = await readPage(tx, table, keys, after)
      if (rows[0] && !columns) {
        columns = Object.keys(rows[0])
        yield `${JSON.stringify({ table, columns })}\n`
      }
      if (rows.length > 0)
        yield rows.map((row) => `${JSON.stringify(columns!.map((column) => row[column]))}\n`).join('')
      const before = count
      count += rows.length
      if (Math.floor(count / REPORT_EVERY) > Math.floor(before / REPORT_EVERY)) report(`${table}: ${count} rows …`)
      if (rows.length < ROWS_PER_PAGE) break
      after = keys.map((key) => rows.at(-1)![key])
    }
    summary.byTable[table] = count
    summary.rows += count
  }
}

/** Pages by key, so that every page costs the same. */
async function readPage(
  tx: Executor,
  table: string,
  keys: readonly string[],
  after: readonly unknown[] | null,
): Promise<Record<string, unknown>[]> {
  const names = sql.join(keys.map((key) => sql.ref(key)))
  // PostgreSQL takes a bare number as 32 bits.
  const values =
    after && sql.join(after.map((value) => (typeof value === 'number' ? sql`cast(${value} as bigint)` : sql`${value}`)))
  const from = values ? sql`where (${names}) > (${values})` : sql``
  return (
    await sql<
      Record<string, unknown>
    >`select * from ${sql.table(table)} ${from} order by ${names} limit ${sql.lit(ROWS_PER_PAGE)}`.execute(tx)
  ).rows
}

async function* withEnd(lines: AsyncIterable<string>, summary: BackupSummary): AsyncGenerator<string> {
  const hash = createHash('sha256')
  for await (const text of lines) {
    hash.update(text)
    yield text
  }
  yield `${JSON.stringify({ rows: summary.rows, sha256: hash.digest('hex') } satisfies BackupEnd)}\n`
}
