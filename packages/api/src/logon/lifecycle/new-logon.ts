import type { ClientInfo } from '../../caller/client-info.ts'
import { randomId } from '../../lib/random.ts'
import type { PinnedScheme } from '../../schemes/versions/scheme-reader.ts'
import { LOGON_LIFE_MS } from '../limits.ts'
import type { LogonRow } from '../store/logon-row.ts'

/** A logon at its first step, before anything is asked. */
export function toNewLogon({
  accessType,
  scheme,
  browserBinding,
  returnTo,
  client,
  now,
}: {
  accessType: string
  scheme: PinnedScheme
  browserBinding: string | null
  returnTo: string | null
  client: ClientInfo
  now: number
}): LogonRow {
  return {
    id: randomId('lgn'),
    access_type: accessType,
    scheme: scheme.key,
    version: scheme.version,
    state: 'open',
    revision: 1,
    client_revision: 1,
    position: 1,
    step_count: scheme.steps.length,
    browser_binding: browserBinding,
    user_id: null,
    fake_username: null,
    step_state: null,
    waiting: 0,
    watched_until: 0,
    problem: null,
    claim: null,
    claimed_until: 0,
    answered_revision: null,
    answer_hash: null,
    return_to: returnTo,
    ip_address: client.ipAddress,
    user_agent: client.userAgent,
    started_at: now,
    expires_at: now + LOGON_LIFE_MS,
    ended_at: null,
    session_id: null,
    sealed_session_token: null,
  }
}
