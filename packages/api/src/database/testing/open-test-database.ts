import { MikroORM } from '@mikro-orm/postgresql'
import { randomBytes } from 'node:crypto'
import type { Database } from '../database.ts'
import { ENTITIES } from '../../compose/entities.ts'
import { openDatabase } from '../open-database.ts'

/**
 * A fresh database for one test: SQLite in memory, or a separate database on the PostgreSQL of
 * SALLYPORT_TEST_DATABASE_URL, which is dropped when it is closed.
 */
export async function openTestDatabase(): Promise<Database> {
  const server = process.env['SALLYPORT_TEST_DATABASE_URL']
  if (!server) return openDatabase({ url: 'sqlite::memory:', entities: ENTITIES })
  const name = `test_${randomBytes(8).toString('hex')}`
  await maintain(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  const database = await openDatabase({ url: url.href, entities: ENTITIES })
  const close = database.close.bind(database)
  return Object.assign(database, {
    close: async () => {
      await close()
      await maintain(server, `drop database ${name}`)
    },
  })
}

async function maintain(server: string, statement: string): Promise<void> {
  const orm = await MikroORM.init({ clientUrl: server, entities: [], discovery: { warnWhenNoEntities: false } })
  try {
    await orm.em.getConnection().execute(statement)
  } finally {
    await orm.close(true)
  }
}
