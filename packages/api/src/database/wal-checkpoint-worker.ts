import Database from 'better-sqlite3'
import { parentPort, workerData } from 'node:worker_threads'

/** From this many pages on (16 MiB) the log is restarted, which makes writers wait a moment. Below, no one waits. */
const LONGEST_LOG_PAGES = 4_096

interface Result {
  log: number
}

const sqlite = new Database(workerData as string)
for (const pragma of ['busy_timeout = 1000', 'synchronous = normal']) sqlite.pragma(pragma)

parentPort!.on('message', () => {
  try {
    const [done] = sqlite.pragma('wal_checkpoint(passive)') as Result[]
    // Only pages written since then are left, so this one is short.
    if (done!.log > LONGEST_LOG_PAGES) sqlite.pragma('wal_checkpoint(restart)')
    parentPort!.postMessage(null)
  } catch (error) {
    parentPort!.postMessage(error instanceof Error ? error.message : String(error))
  }
})
