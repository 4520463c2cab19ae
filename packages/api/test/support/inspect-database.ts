import { type Executor } from '../../src/database/database.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import type { TestServer } from './test-server.ts'

/** Looks at the server's tables from beside it, on a connection of its own. */
export async function inspectDatabase<T>(server: TestServer, look: (executor: Executor) => Promise<T>): Promise<T> {
  const database = await openDatabase({ url: server.databaseUrl, entities: [] })
  try {
    return await look(database.sql)
  } finally {
    await database.close()
  }
}
