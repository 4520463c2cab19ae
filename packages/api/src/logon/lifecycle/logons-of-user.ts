import type { Clock } from '../../lib/clock.ts'
import { randomReference } from '../../lib/random.ts'
import type { LogonsOfUser } from '../../people/accounts/logons-of-user.ts'
import type { LogonSignals } from '../signals/signals.ts'
import { endLogon } from '../store/end-logon.ts'
import { listOpenLogonsOfUser } from '../store/end.statements.ts'

/** Lets a change of a user end their open logons: `end` in the change's transaction, `wake` after it. */
export function createLogonsOfUser({ clock, signals }: { clock: Clock; signals: LogonSignals }): LogonsOfUser {
  const ended = new Set<string>()
  return {
    async end(tx, userId, exceptLogonId) {
      const now = clock.now()
      for (const row of await listOpenLogonsOfUser(tx, userId)) {
        if (row.id === exceptLogonId) continue
        const reference = randomReference()
        await endLogon(tx, row, { now, type: 'logon.denied', code: 'LOGON_SUPERSEDED', reference, user: null })
        ended.add(row.id)
      }
    },
    wake() {
      for (const id of ended) signals.send(id)
      ended.clear()
    },
  }
}
