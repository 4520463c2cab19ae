import type { MikroORM } from '@mikro-orm/core'
import type { Kysely } from 'kysely'
import type { SqlEntityManager } from '@mikro-orm/postgresql'
import type { Tables } from './tables.ts'
import { runDirectly } from './direct-sqlite.ts'
import type { KeepingSqlite } from './keeping-sqlite.ts'
import type { WalSync } from './wal-sync.ts'

/** What statements run on: the database itself, or a transaction of it. Both speak typed SQL through MikroORM's own connection. */
export type Executor = Kysely<Tables>

export type DatabaseKind = 'sqlite' | 'postgres'

/** What is behind MikroORM's connection where it is SQLite. A database in memory has no log. */
export interface SqliteParts {
  connection: KeepingSqlite
  walSync: WalSync | null
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
   */
  async transaction<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
    const result = await this.sql.transaction().execute((tx) => {
      if (this.sqlite) runDirectly(tx, this.sqlite.connection, { inTransaction: true })
      return work(tx)
    })
    await this.sqlite?.walSync?.sync()
    return result
  }

  /** Whether the database answers. */
  async isUp(): Promise<boolean> {
    return this.orm.isConnected()
  }

  async close(): Promise<void> {
    await this.sqlite?.walSync?.close()
    await this.orm.close(true)
  }
}
