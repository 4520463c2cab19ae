import { setTimeout as delay } from 'node:timers/promises'
import { type LogonPartsFragment, ReadLogonDocument } from '../gql/graphql.ts'
import { CommandError } from '../lib/command-error.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'
import type { ServerClient } from '../server/server-client.ts'

const POLL_SECONDS = 25
const MAX_LOST_CONNECTIONS = 5
const RECONNECT_AFTER_MS = 2_000

export const isUnreachable = (error: unknown): boolean =>
  error instanceof CommandError && error.exitCode === EXIT_CODE.UNREACHABLE

/**
 * Polls until the logon has left the step with this token. Returns null if `ended` aborts first.
 * @param signal Ctrl-C
 */
export async function watchLogon(
  { client, signal }: { client: ServerClient; signal: AbortSignal },
  token: string,
  ended: AbortSignal,
): Promise<LogonPartsFragment | null> {
  for (let lostConnections = 0; ;) {
    try {
      const { logon } = await client.send(
        ReadLogonDocument,
        { token, waitSeconds: POLL_SECONDS },
        { signal: ended, patient: true },
      )
      lostConnections = 0
      if (logon.__typename !== 'LogonStep' || logon.token !== token) return logon
    } catch (error) {
      if (ended.aborted && !signal.aborted) return null
      if (!isUnreachable(error) || ++lostConnections > MAX_LOST_CONNECTIONS) throw error
      await delay(RECONNECT_AFTER_MS, undefined, { signal: ended }).catch(() => undefined)
    }
  }
}
