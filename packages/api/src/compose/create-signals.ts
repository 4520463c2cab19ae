import type { Database } from '../database/database.ts'
import type { Log } from '../lib/log.ts'
import { LocalLogonSignals, type LogonSignals } from '../logon/signals/signals.ts'
import type { LogonWaiters } from '../logon/signals/waiters.ts'

/** Signals between the nodes on PostgreSQL, within the process on SQLite. */
export async function createSignals(
  { kind }: Database,
  databaseUrl: string,
  waiters: LogonWaiters,
  log: Log,
): Promise<{ signals: LogonSignals; stop(): Promise<void> }> {
  if (kind !== 'postgres') return { signals: new LocalLogonSignals(waiters), stop: async () => {} }
  // Loaded only where it is used, with the driver that it brings.
  const { PostgresLogonSignals } = await import('../logon/signals/postgres-signals.ts')
  const signals = new PostgresLogonSignals(databaseUrl, waiters, log)
  await signals.start()
  return { signals, stop: () => signals.stop() }
}
