import type { Log } from '../lib/log.ts'
import { startPeriodic } from '../lib/periodic.ts'
import type { Administration } from './create-administration.ts'
import type { LogonParts } from './create-logon.ts'
import type { Foundation } from './foundation.ts'

const EVERY_MS = { database: 1_000, publications: 1_000, watcher: 5_000, logons: 10_000, expired: 60_000 }

/** Resumes the wait for logons that wait, and starts what a node does by itself again and again. */
export async function startMaintenance(
  {
    foundation: { database, limits, clock },
    log,
    administration: { schemes, people },
    logon: { watcher, maintenance },
  }: { foundation: Foundation; log: Log; administration: Administration; logon: LogonParts },
  closing: AsyncDisposableStack,
): Promise<void> {
  closing.defer(() => watcher.stop())
  if (database.kind === 'sqlite') await watcher.resumeAll()
  else await watcher.maintain()
  const work: Record<keyof typeof EVERY_MS, () => Promise<void>> = {
    database: () => database.maintain(),
    publications: () => schemes.keeper.sweep(),
    watcher: () => watcher.maintain(),
    logons: () => maintenance.maintain(),
    expired: async () => void (await Promise.all([limits.deleteExpired(), people.deleteExpired(clock.now())])),
  }
  for (const [name, everyMs] of Object.entries(EVERY_MS)) {
    const periodic = startPeriodic(name, everyMs, log, work[name as keyof typeof EVERY_MS])
    closing.defer(() => periodic.stop())
  }
}
