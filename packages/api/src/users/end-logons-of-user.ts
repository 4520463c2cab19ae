import type { Executor } from '../database/database.ts'

/**
 * Ends a user's logons in flight, because something about the user has changed: disabled, new password, enrollment removed.
 * Runs in the transaction of that change. Readers of those logons are woken afterwards.
 */
export type EndLogonsOfUser = (executor: Executor, userId: string) => Promise<void>
