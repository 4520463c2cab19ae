import type { Executor } from '../../database/database.ts'

/**
 * Ends a user's logons in flight, because something about the user has changed: disabled, new password, enrollment
 * removed. Runs in the transaction of that change. The logon that makes the change itself is spared.
 */
export type EndLogonsOfUser = (executor: Executor, userId: string, exceptLogonId?: string) => Promise<void>

/** What changes of a user do to their logons in flight; the engine provides it. */
export interface LogonsOfUser {
  end: EndLogonsOfUser
  /** After the transaction: wakes those who wait for one of the ended logons. */
  wake(): void
}

/** Where no logon can be in flight: tools that build the schema, and tests of the administration by itself. */
export const NO_LOGONS_OF_USER: LogonsOfUser = { end: async () => {}, wake: () => {} }
