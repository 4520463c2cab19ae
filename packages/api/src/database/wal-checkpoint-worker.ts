import Database from 'better-sqlite3'
import { parentPort, workerData } from 'node:worker_threads'

/** Beyond so many pages (16 MiB) the log is begun anew, for which writers wait a moment; until then nobody waits for anything. */
const LONGEST_LOG_PAGES = 4_096

interface Result {
  log: number
}

const sqlite = new Database(workerData as string)
for (const pragma of ['busy_timeout = 1000', 'synchronous = normal']) sqlite.pragma(pragma)

parentPort!.on('message', () => {
  try {
    const [done] = sqlite.pragma('wal_checkpoint(passive)') as Result[]
    // What is left by now is what was written meanwhile, so that this one is short.
    if (done!.log > LONGEST_LOG_PAGES) sqlite.pragma('wal_checkpoint(restart)')
    parentPort!.postMessage(null)
  } catch (error) {
    parentPort!.postMessage(error instanceof Error ? error.message : String(error))
  }
})
