import pg from 'pg'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { inject } from 'vitest'

/** A fresh, empty database of the kind that this project of tests is about. */
export async function createTestDatabase(dataDir: string): Promise<string> {
  if (process.env['SALLYPORT_TEST_DATABASE'] !== 'postgres') return `sqlite:${join(dataDir, 'sallyport.sqlite')}`
  const base = inject('postgresUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  const client = new pg.Client({ connectionString: `${base}/postgres` })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
  } finally {
    await client.end()
  }
  return `${base}/${name}`
}
