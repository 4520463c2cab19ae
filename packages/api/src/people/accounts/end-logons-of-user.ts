import type { Executor } from '../../database/database.ts'

/**
 * Ends a user's logons in flight, because something about the user has changed: disabled, new password, enrollment removed.
 * Runs in the transaction of that change. Readers of those logons are woken afterwards. The logon that makes the change itself is spared.
 */
export type EndLogonsOfUser = (executor: Executor, userId: string, exceptLogonId?: string) => Promise<void>
