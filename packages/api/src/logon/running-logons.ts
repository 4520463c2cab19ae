import type { Clock } from '../lib/clock.ts'
import { randomReference } from '../lib/random.ts'
import type { RunningLogons } from '../schemes/versions/running-logons.ts'
import type { LogonSignals } from './logon-signals.ts'
import { endLogonRecorded } from './logon-store.ts'
import { listOpenLogonsOfScheme } from './logon.statements.ts'

/** What a change of a scheme does to the logons that are under way by it. */
export function createRunningLogons({ clock, signals }: { clock: Clock; signals: LogonSignals }): RunningLogons {
  return {
    async end(tx, which, { code, message }) {
      const now = clock.now()
      const ended: string[] = []
      for (const row of await listOpenLogonsOfScheme(tx, which))
        if (
          await endLogonRecorded(tx, row, {
            now,
            type: 'logon.denied',
            code,
            reference: randomReference(),
            user: null,
            message,
          })
        )
          ended.push(row.id)
      return ended
    },
    wake(ids) {
      for (const id of ids) signals.send(id)
    },
  }
}
