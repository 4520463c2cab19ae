import type { Executor } from '../../database/database.ts'
import { prepareQueries, prepareQuery } from '../../database/prepared-query.ts'
import { type LogonRow, pick } from './logon-row.ts'

const selectLogon = prepareQuery((db, { id }: { id: string }) =>
  db.selectFrom('logons').selectAll().where('id', '=', id),
)

export async function findLogon(executor: Executor, id: string): Promise<LogonRow | null> {
  const { rows } = await selectLogon(executor, { id })
  return (rows[0] as LogonRow | undefined) ?? null
}

const insertLogons = prepareQueries((columns: string) =>
  prepareQuery((db, row: LogonRow) => db.insertInto('logons').values(pick(row, columns.split(' ')))),
)

export async function insertLogon(executor: Executor, row: LogonRow): Promise<void> {
  await insertLogons(Object.keys(row).join(' '))(executor, row)
}
