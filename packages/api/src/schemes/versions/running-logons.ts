import type { Executor } from '../../database/database.ts'

/** What changes of schemes and access types do to logons in flight; the engine gives it. */
export interface RunningLogons {
  /**
   * Ends open and ready logons of a scheme in the transaction of the change, but those of `exceptVersion`; gives their ids.
   * `message` is what those who log on are told instead of the code's own text.
   */
  end(
    tx: Executor,
    which: { scheme: string; exceptVersion?: number },
    why: { code: 'LOGON_RESTARTED' | 'LOGON_SUPERSEDED'; message: string | null },
  ): Promise<string[]>
  /** After the transaction: wakes whoever waits for one of them. */
  wake(ids: readonly string[]): void
}

/** Where no logon can be under way: tools that build the schema, and tests of the administration by itself. */
export const NO_RUNNING_LOGONS: RunningLogons = { end: () => Promise.resolve([]), wake: () => {} }
