import type { Clock } from '../../lib/clock.ts'
import { randomReference } from '../../lib/random.ts'
import type { RunningLogons } from '../../schemes/versions/running-logons.ts'
import type { LogonSignals } from '../signals/signals.ts'
import { endLogon } from '../store/end-logon.ts'
import { listOpenLogonsOfScheme } from '../store/end.statements.ts'

/** Lets a change of a scheme end its open logons. */
export function createRunningLogons({ clock, signals }: { clock: Clock; signals: LogonSignals }): RunningLogons {
  return {
    async end(tx, which, { code, message }) {
      const now = clock.now()
      const ended: string[] = []
      for (const row of await listOpenLogonsOfScheme(tx, which)) {
        const reference = randomReference()
        if (await endLogon(tx, row, { now, type: 'logon.denied', code, reference, user: null, message }))
          ended.push(row.id)
      }
      return ended
    },
    wake(ids) {
      for (const id of ids) signals.send(id)
    },
  }
}
