import { sql } from 'kysely'
import type { Database, Executor } from '../../database/database.ts'
import { BACKUP_TABLES, MOMENTARY_TABLES, NUMBERED_TABLES } from './backup-format.ts'
import { ToolError } from '../tool/tool-error.ts'
import { type BackupRow, readBackupRows } from './read-backup.ts'

/** Limit of values in one statement. SQLite accepts 32,766, PostgreSQL 65,535. */
const MAX_VALUES = 10_000
const REPORT_EVERY = 50_000

/** Describes the data that would be lost. Null for an unused database. */
export async function describeContents(executor: Executor): Promise<string | null> {
  const count = async (table: 'users' | 'schemes' | 'audit_events') =>
    Number(
      (
        await executor
          .selectFrom(table)
          .select((select) => select.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
      ).count,
    )
  const [users, schemes, events] = [await count('users'), await count('schemes'), await count('audit_events')]
  return users === 0 && events === 0 ? null : `${users} users, ${schemes} schemes and ${events} audit events`
}

/** Replaces the contents of the database by a checked backup, in one transaction. */
export async function restoreBackup(
  database: Database,
  file: string,
  { mayReplace, report }: { mayReplace: boolean; report(line: string): void },
): Promise<number> {
  return database.transaction(async (tx) => {
    const contents = await describeContents(tx)
    if (contents && !mayReplace)
      throw new ToolError(
        'DATABASE_NOT_EMPTY',
        `The database has ${contents}, which would be lost. Nothing was changed. Add --force to replace them.`,
      )
    for (const table of [...MOMENTARY_TABLES, ...BACKUP_TABLES.map(([table]) => table).toReversed()])
      await sql`delete from ${sql.table(table)}`.execute(tx)
    let rows = 0
    let batch: BackupRow[] = []
    const flush = async () => {
      if (batch.length > 0) await insertRows(tx, batch, database.kind === 'postgres')
      if (Math.floor((rows + batch.length) / REPORT_EVERY) > Math.floor(rows / REPORT_EVERY))
        report(`${rows + batch.length} rows …`)
      rows += batch.length
      batch = []
    }
    for await (const row of readBackupRows(file)) {
      const [first] = batch
      if (first && (first.table !== row.table || (batch.length + 1) * first.columns.length > MAX_VALUES)) await flush()
      batch.push(row)
    }
    await flush()
    if (database.kind === 'postgres')
      for (const table of NUMBERED_TABLES)
        await sql`select setval(pg_get_serial_sequence(${table}, 'id'), coalesce((select max(id) from ${sql.table(table)}), 0) + 1, false)`.execute(
          tx,
        )
    return rows
  })
}

async function insertRows(tx: Executor, batch: readonly BackupRow[], isPostgres: boolean): Promise<void> {
  const { table, columns } = batch[0]!
  const names = sql.join(columns.map((column) => sql.ref(column)))
  const values = sql.join(batch.map((row) => sql`(${sql.join(row.values)})`))
  // Ids are restored as well, since references and cursors contain them.
  const overriding = isPostgres && NUMBERED_TABLES.has(table) ? sql`overriding system value` : sql``
  await sql`insert into ${sql.table(table)} (${names}) ${overriding} values ${values}`.execute(tx)
}
