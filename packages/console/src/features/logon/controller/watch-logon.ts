import { backoffMs, wait } from '../../../lib/time/wait.ts'
import { ApiError } from '../server/api-error.ts'
import { ConnectionError } from '../server/connection-error.ts'
import type { LogonChangedSubscription, LogonChangedSubscriptionVariables } from '../server/gql/logon.documents.ts'
import { type Logon, logonChangedText, readLogon } from '../server/logon-operations.ts'
import { subscribe } from '../server/subscribe.ts'

export interface WatchOptions {
  /** The current token; any token of the logon reads. */
  token: () => string
  onLogon: (logon: Logon) => void
  /** The server no longer knows this logon in this browser. The watch ends. */
  onLost: () => void
  onConnection: (online: boolean) => void
}

const FIRST_MESSAGE_WITHIN_MS = 5_000
/** A proxy may withhold a stream's messages without ending it; an occasional plain read detects that. */
const DOUBT_AFTER_SILENCE_MS = 15_000
const LONG_POLL_SECONDS = 25
/** How often a stream that has worked is tried again after it broke. */
const MOST_COMEBACKS = 3
/** Prevents a tight loop with a server that answers long polls at once. */
const SHORTEST_POLL_MS = 1_000

const hasEnded = (logon: Logon | null): boolean =>
  logon?.__typename === 'LogonCompleted' || logon?.__typename === 'LogonDenied'
const stateOf = (logon: Logon | null): string => (logon && 'token' in logon ? logon.token : (logon?.__typename ?? ''))

/** Reports every state of a logon until it ends or the signal aborts: from a stream or, where streams don't work, by long polling. */
export async function watchLogon(
  { token, onLogon, onLost, onConnection }: WatchOptions,
  signal: AbortSignal,
): Promise<void> {
  let last: Logon | null = null
  let streams = true
  let hasStreamed = false
  let comebacks = MOST_COMEBACKS
  let failures = 0
  const report = (logon: Logon): void => {
    if (signal.aborted) return
    failures = 0
    last = logon
    onConnection(true)
    onLogon(logon)
  }
  while (!signal.aborted && !hasEnded(last)) {
    try {
      if (streams) {
        streams = await followStream(
          token(),
          (logon) => {
            hasStreamed = true
            report(logon)
          },
          signal,
        )
        // The server ended the stream of a logon that continues: it is restarting.
        if (streams && !hasEnded(last)) throw new ConnectionError()
      } else {
        const askedAtMs = Date.now()
        const before = stateOf(last)
        // After a failure, ask for an immediate answer: it must not take a whole long poll to find out that the connection is back.
        const recovers = failures > 0
        report(await readLogon(token(), recovers ? 0 : LONG_POLL_SECONDS, signal))
        if (recovers) {
          streams = hasStreamed && comebacks-- > 0
          continue
        }
        if (stateOf(last) === before && Date.now() - askedAtMs < SHORTEST_POLL_MS)
          await wait(SHORTEST_POLL_MS, { signal })
      }
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof ApiError && error.code === 'LOGON_NOT_FOUND') return onLost()
      failures += 1
      // A failed stream says nothing about the connection; a failed plain request does.
      if (!streams) onConnection(false)
      if (failures >= 2) streams = false
      await wait(backoffMs(failures), { signal, orOnline: true })
    }
  }
}

/** Resolves to true when the server completed the stream, to false when the stream is silent and can't be trusted. */
async function followStream(token: string, report: (logon: Logon) => void, signal: AbortSignal): Promise<boolean> {
  const distrust = new AbortController()
  const either = AbortSignal.any([signal, distrust.signal])
  let state: string | null = null
  let silence: ReturnType<typeof setTimeout> | undefined
  const doubt = async (): Promise<void> => {
    if (state === null) return distrust.abort()
    const logon = await readLogon(token, 0, either).catch(() => null)
    if (either.aborted || logon === null) return
    if (stateOf(logon) === state) return listen(DOUBT_AFTER_SILENCE_MS)
    distrust.abort()
    report(logon)
  }
  const listen = (forMs: number): void => {
    clearTimeout(silence)
    silence = setTimeout(() => void doubt(), forMs)
  }
  listen(FIRST_MESSAGE_WITHIN_MS)
  try {
    await subscribe<LogonChangedSubscription, LogonChangedSubscriptionVariables>(
      logonChangedText,
      { token },
      {
        signal: either,
        onResult: ({ logonChanged }) => {
          state = stateOf(logonChanged)
          listen(DOUBT_AFTER_SILENCE_MS)
          report(logonChanged)
        },
      },
    )
    return true
  } catch (error) {
    if (distrust.signal.aborted) return false
    throw error
  } finally {
    clearTimeout(silence)
  }
}
