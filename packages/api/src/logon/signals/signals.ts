import type { LogonWaiters } from './waiters.ts'

/** Tells those who wait, on this node and on the others, that a logon has moved. Best effort: they look again. */
export interface LogonSignals {
  send(logonId: string): void
}

/** For a single node, whose waiters are all there are. */
export class LocalLogonSignals implements LogonSignals {
  constructor(private readonly waiters: LogonWaiters) {}

  send(logonId: string): void {
    this.waiters.notify(logonId)
  }
}
