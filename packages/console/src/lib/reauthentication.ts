type Outcome = 'confirmed' | 'cancelled'

/**
 * Where a change meets the one who can confirm that they are still there. Changes that come while somebody is asked already wait for the
 * same answer. What asks (a dialog) subscribes; without one nobody can be asked, and every change is cancelled.
 */
export class Reauthentication {
  #waiting: ((outcome: Outcome) => void)[] = []
  readonly #listeners = new Set<() => void>()

  /** Resolves when they have logged on again, or would rather not. */
  ask(): Promise<Outcome> {
    if (this.#listeners.size === 0) return Promise.resolve('cancelled')
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#tell()
    })
  }

  readonly settle = (outcome: Outcome): void => {
    for (const resolve of this.#waiting.splice(0)) resolve(outcome)
    this.#tell()
  }

  readonly isAsking = (): boolean => this.#waiting.length > 0

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}
