import type { LogonWaiters } from './logon-waiters.ts'

/** Tells everybody who waits, on this node and on the others, that a logon has moved. Best effort: whoever hears it looks again. */
export interface LogonSignals {
  send(logonId: string): void
}

/** One node: its own waiters are all there are. */
export class LocalLogonSignals implements LogonSignals {
  constructor(private readonly waiters: LogonWaiters) {}

  send(logonId: string): void {
    this.waiters.notify(logonId)
  }
}
