import type { MasterKey, SealedPlace } from '../../lib/master-key.ts'
import type { LogonRow } from './logon-row.ts'

type Column = 'step_state' | 'sealed_session_token'

const toPlace = (logonId: string, column: Column): SealedPlace => ({ table: 'logons', row: logonId, column })

/** What a logon's row keeps sealed: the state of its current step, and for a minute the token of its session. */
export class SealedColumns {
  constructor(private readonly masterKey: MasterKey) {}

  sealState(logonId: string, state: unknown): string {
    return this.masterKey.seal(JSON.stringify(state), toPlace(logonId, 'step_state'))
  }

  openState({ id, step_state }: LogonRow): unknown {
    return step_state === null ? null : JSON.parse(this.masterKey.open(step_state, toPlace(id, 'step_state')))
  }

  sealSessionToken(logonId: string, token: string): string {
    return this.masterKey.seal(token, toPlace(logonId, 'sealed_session_token'))
  }

  openSessionToken({ id, sealed_session_token }: LogonRow): string | null {
    return sealed_session_token === null
      ? null
      : this.masterKey.open(sealed_session_token, toPlace(id, 'sealed_session_token'))
  }
}
