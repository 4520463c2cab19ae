type Outcome = 'confirmed' | 'cancelled'
export type ReauthenticationReason = 'logon-too-old' | 'session-ended'

/**
 * Where a change meets the one who can confirm that they are still there. Changes that come while somebody is asked already wait for the
 * same answer. What asks (a dialog) subscribes; without one nobody can be asked, and every change is cancelled.
 */
export class Reauthentication {
  #waiting: ((outcome: Outcome) => void)[] = []
  #reason: ReauthenticationReason | null = null
  readonly #listeners = new Set<() => void>()

  /** Resolves when they have logged on again, or would rather not. */
  ask(reason: ReauthenticationReason): Promise<Outcome> {
    if (this.#listeners.size === 0) return Promise.resolve('cancelled')
    this.#reason ??= reason
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#tell()
    })
  }

  readonly settle = (outcome: Outcome): void => {
    this.#reason = null
    for (const resolve of this.#waiting.splice(0)) resolve(outcome)
    this.#tell()
  }

  /** Why somebody is asked now; null while nobody is. */
  readonly getReason = (): ReauthenticationReason | null => this.#reason

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
