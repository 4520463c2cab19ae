import type { MikroORM } from '@mikro-orm/core'
import type { Kysely } from 'kysely'
import type { SqlEntityManager } from '@mikro-orm/postgresql'
import type { Tables } from './tables.ts'
import { runDirectly } from './sqlite-fast-path.ts'
import type { KeepingSqlite } from './sqlite-statement-cache.ts'
import type { WalCheckpoints } from './wal-checkpoints.ts'
import type { WalSync } from './wal-sync.ts'

/**
 * The target of statements: the database itself, or one of its transactions. Both run typed SQL on MikroORM's own
 * connection.
 */
export type Executor = Kysely<Tables>

export type DatabaseKind = 'sqlite' | 'postgres'

/** The parts behind MikroORM's connection on SQLite. A database in memory has no log. */
export interface SqliteParts {
  connection: KeepingSqlite
  log: { sync: WalSync; checkpoints: WalCheckpoints } | null
}

/**
 * The only way to the database. Administration uses `fork()` (MikroORM's unit of work). The logon path and everything
 * that can race use typed statements on `sql` or inside `transaction`, where the affected-row count decides.
 */
export class Database {
  readonly sql: Executor

  constructor(
    readonly kind: DatabaseKind,
    readonly orm: MikroORM,
    private readonly sqlite: SqliteParts | null = null,
  ) {
    this.sql = (orm.em as SqlEntityManager).getKysely<Tables>()
    if (sqlite) runDirectly(this.sql, sqlite.connection, { inTransaction: false })
  }

  /** A separate entity manager for one operation of the administration. */
  fork(): SqlEntityManager {
    return this.orm.em.fork() as SqlEntityManager
  }

  /**
   * Runs the work completely or not at all; it is on disk when this returns. Inside, await nothing but statements on
   * `tx`: SQLite has a single writer, PostgreSQL a bounded pool.
   *
   * NOTE on SQLite a single write outside a transaction (counters, claims, leases) survives a crash of the server, but
   * survives a power cut only after the next transaction. A change that the server confirms to a caller belongs in a
   * transaction.
   *
   * @param options.synced false if the durability of a single write is enough
   */
  async transaction<T>(work: (tx: Executor) => Promise<T>, { synced = true }: { synced?: boolean } = {}): Promise<T> {
    const result = await this.sql.transaction().execute((tx) => {
      if (this.sqlite) runDirectly(tx, this.sqlite.connection, { inTransaction: true })
      return work(tx)
    })
    if (synced) await this.sqlite?.log?.sync.sync()
    return result
  }

  /** Periodic maintenance of SQLite, about once a second. */
  async maintain(): Promise<void> {
    await this.sqlite?.log?.checkpoints.maintain()
  }

  /** True if the database answers. */
  async isUp(): Promise<boolean> {
    return this.orm.isConnected()
  }

  async close(): Promise<void> {
    await this.sqlite?.log?.checkpoints.close()
    await this.sqlite?.log?.sync.close()
    await this.orm.close(true)
  }
}
