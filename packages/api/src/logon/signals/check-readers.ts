import { RateLimitedError } from '../../errors/common-errors.ts'
import { MAX_READERS_PER_LOGON } from '../limits.ts'
import type { LogonWaiters } from './waiters.ts'

/** Refuses one reader more than may wait for a logon at once. */
export function checkReaders(waiters: LogonWaiters, logonId: string, now: number): void {
  if (waiters.count(logonId) >= MAX_READERS_PER_LOGON) throw new RateLimitedError('readers-per-logon', now + 1_000)
}
