import type { Executor } from './database.ts'
import type { KeepingSqlite } from './sqlite-statement-cache.ts'

/**
 * Prepared queries run on SQLite at once instead of asking for a connection first: the one connection answers in microseconds, less
 * than what asking for it costs.
 *
 * NOTE a statement that runs in one go can't get between the statements of somebody else's transaction unless one is open. While one
 * is, only its own statements run at once; all others wait for their turn.
 */
const directByExecutor = new WeakMap<Executor, { sqlite: KeepingSqlite; inTransaction: boolean }>()

/** @param executor the database itself, or a transaction of it, which has the connection to itself while it lasts */
export function runDirectly(
  executor: Executor,
  sqlite: KeepingSqlite,
  { inTransaction }: { inTransaction: boolean },
): void {
  directByExecutor.set(executor, { sqlite, inTransaction })
}

/** The connection on which a statement of `executor` may run now; null where it has to wait for its turn. */
export function findDirectSqlite(executor: Executor): KeepingSqlite | null {
  const direct = directByExecutor.get(executor)
  return direct && direct.sqlite.inTransaction === direct.inTransaction ? direct.sqlite : null
}
