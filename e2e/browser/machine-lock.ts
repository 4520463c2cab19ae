import { DatabaseSync } from 'node:sqlite'
import { setTimeout } from 'node:timers/promises'

const RETRY_MS = 100
const SQLITE_BUSY = 5

/**
 * Runs the work while no other process on this machine works under the same file. SQLite takes the lock from the operating
 * system, which releases it when the process ends, however it ends: no lock outlives its holder.
 */
export async function withMachineLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  using database = new DatabaseSync(file)
  while (!tryToLock(database)) await setTimeout(RETRY_MS)
  return await work()
}

function tryToLock(database: DatabaseSync): boolean {
  try {
    database.exec('begin exclusive')
    return true
  } catch (error) {
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    return false
  }
}
