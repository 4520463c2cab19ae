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
  /** The server no longer knows this logon in this browser: the watch is over. */
  onLost: () => void
  onConnection: (online: boolean) => void
}

const FIRST_MESSAGE_WITHIN_MS = 5_000
/** A proxy may hold a stream's messages back without ending it; a plain read now and then finds that out. */
const DOUBT_AFTER_SILENCE_MS = 15_000
const LONG_POLL_SECONDS = 25
/** A stream that has worked is tried again after a break, but not for ever. */
const MOST_COMEBACKS = 3
/** A server that answers a long poll at once, again and again, must not be asked in a tight loop. */
const SHORTEST_POLL_MS = 1_000

const hasEnded = (logon: Logon | null): boolean =>
  logon?.__typename === 'LogonCompleted' || logon?.__typename === 'LogonDenied'
const stateOf = (logon: Logon | null): string => (logon && 'token' in logon ? logon.token : (logon?.__typename ?? ''))

/** Tells every state of a logon until it has ended or the signal says so: by stream, and where that does not work by long poll. */
export async function watchLogon(
  { token, onLogon, onLost, onConnection }: WatchOptions,
  signal: AbortSignal,
): Promise<void> {
  let last: Logon | null = null
  let streams = true
  let hasStreamed = false
  let comebacks = MOST_COMEBACKS
  let failures = 0
  const tell = (logon: Logon): void => {
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
            tell(logon)
          },
          signal,
        )
        // A stream that the server ended although the logon goes on: it is restarting.
        if (streams && !hasEnded(last)) throw new ConnectionError()
      } else {
        const askedAtMs = Date.now()
        const before = stateOf(last)
        // After a failure, first an answer at once: whether the connection is back must not take a whole long poll to know.
        const recovers = failures > 0
        tell(await readLogon(token(), recovers ? 0 : LONG_POLL_SECONDS, signal))
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
      // That streams are not to be had says nothing of the connection; that a plain request fails does.
      if (!streams) onConnection(false)
      if (failures >= 2) streams = false
      await wait(backoffMs(failures), { signal, orOnline: true })
    }
  }
}

/** Resolves with true when the server completed the stream, with false when the stream tells nothing and is not to be trusted. */
async function followStream(token: string, tell: (logon: Logon) => void, signal: AbortSignal): Promise<boolean> {
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
    tell(logon)
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
          tell(logonChanged)
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
