import type { Executor } from './database.ts'
import type { KeepingSqlite } from './sqlite-statement-cache.ts'

/**
 * Runs prepared queries on SQLite at once, without asking for a connection first: the only connection answers in
 * microseconds, which is less than the request for it costs.
 *
 * NOTE while a transaction is open, only its own statements run at once and all others wait for their turn. Otherwise a
 * statement could get between the statements of another transaction.
 */
const directByExecutor = new WeakMap<Executor, { sqlite: KeepingSqlite; inTransaction: boolean }>()

/** @param executor the database itself, or one of its transactions, which owns the connection while it lasts */
export function runDirectly(
  executor: Executor,
  sqlite: KeepingSqlite,
  { inTransaction }: { inTransaction: boolean },
): void {
  directByExecutor.set(executor, { sqlite, inTransaction })
}

/** The connection on which a statement of `executor` can run now. Null if it has to wait for its turn. */
export function findDirectSqlite(executor: Executor): KeepingSqlite | null {
  const direct = directByExecutor.get(executor)
  return direct && direct.sqlite.inTransaction === direct.inTransaction ? direct.sqlite : null
}
