type Outcome = 'confirmed' | 'cancelled'
export type ReauthenticationReason = 'logon-too-old' | 'session-ended'

/**
 * Connects requests that need a new logon with the dialog that asks for it. Requests that arrive while it asks wait for the same
 * answer. The dialog subscribes; without a subscriber every request is cancelled.
 */
export class Reauthentication {
  #waiting: ((outcome: Outcome) => void)[] = []
  #reason: ReauthenticationReason | null = null
  readonly #listeners = new Set<() => void>()

  /** Resolves when the user has logged on again or cancelled. */
  ask(reason: ReauthenticationReason): Promise<Outcome> {
    if (this.#listeners.size === 0) return Promise.resolve('cancelled')
    this.#reason ??= reason
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#notify()
    })
  }

  readonly settle = (outcome: Outcome): void => {
    this.#reason = null
    for (const resolve of this.#waiting.splice(0)) resolve(outcome)
    this.#notify()
  }

  /** Why the user is asked now; null while no request waits. */
  readonly getReason = (): ReauthenticationReason | null => this.#reason

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}
