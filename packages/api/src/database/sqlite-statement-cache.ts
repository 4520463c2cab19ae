import Database from 'better-sqlite3'
import type { SqliteDatabase, SqliteStatement } from 'kysely'

/** The logon path has about sixty statements. Those with lists of varying length come and go. */
const MAX_KEPT_STATEMENTS = 300
/** Pragmas and changes of the schema are not cached. */
const MAY_BE_KEPT = /^\s*(?:select|insert|update|delete|with|begin|commit|rollback)\b/iu
const CHANGES_SCHEMA = /^\s*(?:create|alter|drop)\b/iu

/**
 * An SQLite database for Kysely that keeps prepared statements: preparing a statement takes longer than running most of
 * them.
 */
export class KeepingSqlite implements SqliteDatabase {
  readonly #database: InstanceType<typeof Database>
  readonly #kept = new Map<string, SqliteStatement>()

  constructor(readonly file: string) {
    this.#database = new Database(file)
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction
  }

  /** @param text e.g. `synchronous = normal` */
  pragma(text: string): void {
    this.#database.pragma(text)
  }

  prepare(sql: string): SqliteStatement {
    const kept = this.#kept.get(sql)
    if (kept) return kept
    const statement = this.#database.prepare(sql)
    if (CHANGES_SCHEMA.test(sql)) this.#kept.clear()
    if (!MAY_BE_KEPT.test(sql)) return statement
    if (this.#kept.size >= MAX_KEPT_STATEMENTS) this.#kept.delete(this.#kept.keys().next().value!)
    this.#kept.set(sql, statement)
    return statement
  }

  close(): void {
    this.#kept.clear()
    this.#database.close()
  }
}
