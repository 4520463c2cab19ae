import type { MikroORM } from '@mikro-orm/core'
import type { Kysely } from 'kysely'
import type { SqlEntityManager } from '@mikro-orm/postgresql'
import type { Tables } from './tables.ts'
import { runDirectly } from './sqlite-fast-path.ts'
import type { KeepingSqlite } from './sqlite-statement-cache.ts'
import type { WalCheckpoints } from './wal-checkpoints.ts'
import type { WalSync } from './wal-sync.ts'

/** What statements run on: the database itself, or a transaction of it. Both speak typed SQL through MikroORM's own connection. */
export type Executor = Kysely<Tables>

export type DatabaseKind = 'sqlite' | 'postgres'

/** What is behind MikroORM's connection where it is SQLite. A database in memory has no log. */
export interface SqliteParts {
  connection: KeepingSqlite
  log: { sync: WalSync; checkpoints: WalCheckpoints } | null
}

/**
 * The one door to the database. Administration uses `fork()` (MikroORM's unit of work); the logon path and every race use
 * typed statements on `sql` or inside `transaction`, where an affected-row count is the verdict.
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

  /** An entity manager of its own for one operation of the administration. */
  fork(): SqlEntityManager {
    return this.orm.em.fork() as SqlEntityManager
  }

  /**
   * All or nothing, and on disk when it is done. Never await anything but statements on `tx` inside: SQLite has one writer,
   * PostgreSQL a bounded pool.
   *
   * NOTE on SQLite a single write outside of a transaction (counters, claims, leases) is safe from a crash of the server at once, but
   * from a power cut only with the next transaction. What somebody is told that it was done belongs in a transaction.
   *
   * @param options.synced false where the same is enough as for a single write
   */
  async transaction<T>(work: (tx: Executor) => Promise<T>, { synced = true }: { synced?: boolean } = {}): Promise<T> {
    const result = await this.sql.transaction().execute((tx) => {
      if (this.sqlite) runDirectly(tx, this.sqlite.connection, { inTransaction: true })
      return work(tx)
    })
    if (synced) await this.sqlite?.log?.sync.sync()
    return result
  }

  /** What SQLite needs done every second or so. */
  async maintain(): Promise<void> {
    await this.sqlite?.log?.checkpoints.maintain()
  }

  /** Whether the database answers. */
  async isUp(): Promise<boolean> {
    return this.orm.isConnected()
  }

  async close(): Promise<void> {
    await this.sqlite?.log?.checkpoints.close()
    await this.sqlite?.log?.sync.close()
    await this.orm.close(true)
  }
}
