import type { EntitySchema, MikroORM } from '@mikro-orm/core'
import { Migrator } from '@mikro-orm/migrations'
import { SqliteDialect } from 'kysely'
import { chmodSync, closeSync, openSync } from 'node:fs'
import { AppError } from '../errors/app-error.ts'
import { Database } from './database.ts'
import { toDatabaseProblem } from './database-problem.ts'
import { MIGRATIONS } from './migrations/list.ts'
import { KeepingSqlite } from './sqlite-statement-cache.ts'
import { WalCheckpoints } from './wal-checkpoints.ts'
import { WalSync } from './wal-sync.ts'

export interface DatabaseOptions {
  /** `sqlite:<file>`, `sqlite::memory:` or `postgres://…`. */
  url: string
  entities: readonly EntitySchema<any, any>[]
  /** False to change nothing. A database that is not up to date is then refused. */
  migrate?: boolean
}

const IN_MEMORY = ':memory:'
const PG_INT8 = 20 // pg_type.oid of bigint

/** Opens the database of the URL and runs the migrations that it lacks. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  try {
    return await open(options)
  } catch (error) {
    throw toDatabaseProblem(error)
  }
}

async function open({ url, entities, migrate: mayMigrate = true }: DatabaseOptions): Promise<Database> {
  const kind = url.startsWith('sqlite:') ? 'sqlite' : 'postgres'
  const common = {
    entities: [...entities],
    extensions: [Migrator],
    allowGlobalContext: true,
    discovery: { warnWhenNoEntities: false },
    migrations: { migrationsList: MIGRATIONS[kind], snapshot: false, silent: true, tableName: 'schema_migrations' },
  }
  const file = kind === 'sqlite' ? url.slice('sqlite:'.length) : null
  const connection = file === null ? null : createSqlite(file)
  const orm = connection === null ? await openPostgres(url, common) : await openSqlite(connection, common)
  try {
    await migrate(orm, kind, mayMigrate)
  } catch (error) {
    await orm.close(true)
    throw error
  }
  return new Database(
    kind,
    orm,
    connection && {
      connection,
      log:
        file === IN_MEMORY
          ? null
          : { sync: new WalSync(connection.file), checkpoints: new WalCheckpoints(connection.file) },
    },
  )
}

function createSqlite(file: string): KeepingSqlite {
  if (file !== IN_MEMORY) {
    // Create the file here, so that it never exists with rights for others than its owner.
    closeSync(openSync(file, 'a', 0o600))
    chmodSync(file, 0o600)
  }
  return new KeepingSqlite(file)
}

async function openSqlite(sqlite: KeepingSqlite, common: object): Promise<MikroORM> {
  const { MikroORM } = await import('@mikro-orm/sqlite')
  const orm = await MikroORM.init({
    ...common,
    dbName: sqlite.file,
    driverOptions: new SqliteDialect({ database: sqlite }),
  })
  // WAL lets readers continue beside the writer. An acknowledged transaction survives a power cut: see `WalSync`.
  // `WalCheckpoints` makes the checkpoints. If those fail, SQLite makes its own from a log of 80 MB on.
  for (const pragma of [
    'journal_mode = wal',
    'synchronous = normal',
    'busy_timeout = 10000',
    'foreign_keys = on',
    'secure_delete = on',
    'wal_autocheckpoint = 20000',
  ])
    sqlite.pragma(pragma)
  return orm as unknown as MikroORM
}

async function openPostgres(url: string, common: object): Promise<MikroORM> {
  const { MikroORM } = await import('@mikro-orm/postgresql')
  return (await MikroORM.init({
    ...common,
    clientUrl: url,
    // Milliseconds and counters stay far below 2^53, so 64-bit integers can be read as numbers.
    driverOptions: {
      onPoolCreated: (pool: {
        options: { types: { setTypeParser(oid: number, parse: (text: string) => unknown): void } }
      }) => pool.options.types.setTypeParser(PG_INT8, Number),
    },
    pool: { min: 0, max: 10 },
  })) as unknown as MikroORM
}

async function migrate(orm: MikroORM, kind: keyof typeof MIGRATIONS, mayMigrate: boolean): Promise<void> {
  const migrator = orm.migrator
  const known = new Set(MIGRATIONS[kind].map((migration) => migration.name))
  const executed = (await migrator.getExecuted()).map((row) => row.name)
  const newer = executed.filter((name) => !known.has(name))
  if (newer.length > 0)
    throw new AppError(
      'DATABASE_TOO_NEW',
      `The database was written by a newer Sallyport (with ${newer.join(', ')}). Start that version, or restore a backup made with this one.`,
    )
  if (!mayMigrate && executed.length < known.size)
    throw new AppError(
      'DATABASE_TOO_OLD',
      'The database is empty or from an older Sallyport. Start the server of this version once to bring it up to date.',
    )
  if (mayMigrate) await migrator.up()
}
