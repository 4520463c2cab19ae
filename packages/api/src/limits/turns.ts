/** Admits one caller at a time per key, in order of arrival. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>()

  /** Waits for earlier callers. Returns the function that admits the next one. */
  async take(key: string): Promise<() => void> {
    const before = this.#last.get(key)
    let leave!: () => void
    const turn = new Promise<void>((resolve) => (leave = resolve))
    const tail = before ? before.then(() => turn) : turn
    this.#last.set(key, tail)
    await before
    return () => {
      leave()
      if (this.#last.get(key) === tail) this.#last.delete(key)
    }
  }
}
