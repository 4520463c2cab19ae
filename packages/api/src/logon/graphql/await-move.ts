import type { RequestContext } from '../../graphql/request-context.ts'
import type { LogonRow } from '../store/logon-row.ts'
import { checkReaders } from '../signals/check-readers.ts'
import { createWait } from '../signals/wait.ts'
import type { FollowLogonOptions } from './follow-logon.ts'

/** Reads a logon as soon as it has moved on from the token's state, after `waitSeconds` at the latest. */
export async function awaitMove(
  { engine, waiters, clock }: Pick<FollowLogonOptions, 'engine' | 'waiters' | 'clock'>,
  token: string,
  waitSeconds: number,
  context: RequestContext,
): Promise<LogonRow> {
  const first = await engine.read(token, context)
  const { revision } = first.token
  if (waitSeconds === 0 || first.row.ended_at !== null || revision < first.row.revision) return first.row
  checkReaders(waiters, first.row.id, clock.now())
  const wait = createWait(waiters, first.row.id)
  const deadline = Math.min(clock.now() + waitSeconds * 1_000, first.row.expires_at)
  try {
    // Read again after subscribing, or a move in between would be missed.
    for (;;) {
      const { row } = await engine.read(token, context)
      const remaining = deadline - clock.now()
      if (row.ended_at !== null || row.revision > revision || remaining <= 0) return row
      await wait.next(remaining, context.signal)
      if (context.signal?.aborted) return row
    }
  } finally {
    wait.stop()
  }
}
