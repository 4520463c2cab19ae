import { randomBytes } from 'node:crypto'
import type { Database } from '../database.ts'
import { ENTITIES } from '../entities.ts'
import { openDatabase } from '../open-database.ts'

/** A fresh database: SQLite in memory, or one of its own on the PostgreSQL that SALLYPORT_TEST_DATABASE_URL names. */
export async function openTestDatabase(): Promise<Database> {
  const server = process.env['SALLYPORT_TEST_DATABASE_URL']
  if (!server) return openDatabase({ url: 'sqlite::memory:', entities: ENTITIES })
  const name = `test_${randomBytes(6).toString('hex')}`
  const { MikroORM } = await import('@mikro-orm/postgresql')
  const maintenance = await MikroORM.init({ clientUrl: server, entities: [], discovery: { warnWhenNoEntities: false } })
  await maintenance.em.getConnection().execute(`create database ${name}`)
  await maintenance.close(true)
  const url = new URL(server)
  url.pathname = `/${name}`
  return openDatabase({ url: url.href, entities: ENTITIES })
}
