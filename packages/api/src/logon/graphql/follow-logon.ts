import type { RequestContext } from '../../graphql/request-context.ts'
import type { Clock } from '../../lib/clock.ts'
import type { LogonEngine } from '../lifecycle/logon-engine.ts'
import { checkReaders } from '../signals/check-readers.ts'
import { createWait } from '../signals/wait.ts'
import type { LogonWaiters } from '../signals/waiters.ts'
import { isOver } from '../store/logon-row.ts'
import type { LogonPresenter } from './logon-presenter.ts'
import type { Logon } from './logon.type.ts'

export interface FollowLogonOptions {
  engine: LogonEngine
  presenter: LogonPresenter
  waiters: LogonWaiters
  clock: Clock
}

/**
 * Streams the states of a logon: the current one first, then every change until it has ended. Two changes in quick succession may come as
 * one. Each state is read with the caller's cookie again, so the stream tells no more than reading would. A token that can't be read is
 * refused here, before there is a stream.
 */
export async function followLogon(
  options: FollowLogonOptions,
  token: string,
  context: RequestContext,
): Promise<AsyncGenerator<Logon>> {
  const { row } = await options.engine.read(token, context)
  checkReaders(options.waiters, row.id, options.clock.now())
  return streamStates(options, row.id, token, context)
}

async function* streamStates(
  { engine, presenter, waiters, clock }: FollowLogonOptions,
  logonId: string,
  token: string,
  context: RequestContext,
): AsyncGenerator<Logon> {
  const wait = createWait(waiters, logonId)
  try {
    for (let shown = 0; ;) {
      const { row } = await engine.read(token, context)
      const over = isOver(row, clock.now())
      if (row.revision !== shown || over) yield await presenter.present({ row, sessionToken: null })
      if (over || context.signal?.aborted) return
      shown = row.revision
      await wait.next(row.expires_at - clock.now(), context.signal)
      if (context.signal?.aborted) return
    }
  } finally {
    wait.stop()
  }
}
