import type { MikroORM } from '@mikro-orm/core'
import type { Kysely } from 'kysely'
import type { SqlEntityManager } from '@mikro-orm/postgresql'
import type { Tables } from './tables.ts'

/** What statements run on: the database itself, or a transaction of it. Both speak typed SQL through MikroORM's own connection. */
export type Executor = Kysely<Tables>

export type DatabaseKind = 'sqlite' | 'postgres'

/**
 * The one door to the database. Administration uses `fork()` (MikroORM's unit of work); the logon path and every race use
 * typed statements on `sql` or inside `transaction`, where an affected-row count is the verdict.
 */
export class Database {
  readonly sql: Executor

  constructor(
    readonly kind: DatabaseKind,
    readonly orm: MikroORM,
  ) {
    this.sql = (orm.em as SqlEntityManager).getKysely<Tables>()
  }

  /** An entity manager of its own for one operation of the administration. */
  fork(): SqlEntityManager {
    return this.orm.em.fork() as SqlEntityManager
  }

  /** All or nothing. Never await anything but statements on `tx` inside: SQLite has one writer, PostgreSQL a bounded pool. */
  transaction<T>(work: (tx: Executor) => Promise<T>): Promise<T> {
    return this.sql.transaction().execute((tx) => work(tx as unknown as Executor))
  }

  /** Whether the database answers. */
  async isUp(): Promise<boolean> {
    return this.orm.isConnected()
  }

  close(): Promise<void> {
    return this.orm.close(true)
  }
}
