/**
 * Combines look-ups: keys that are requested in one turn of the event loop are loaded together. It caches nothing, so
 * that no answer is older than its request.
 */
export class Batcher<Key, Value> {
  #waiting: { key: Key; resolve: (value: Value | undefined) => void; reject: (error: unknown) => void }[] = []

  /** @param loadAll returns the values that it finds, by key. A missing key loads as `undefined`. */
  constructor(readonly loadAll: (keys: Key[]) => Promise<ReadonlyMap<Key, Value>>) {}

  load(key: Key): Promise<Value | undefined> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.length === 0) setImmediate(() => void this.#flush())
      this.#waiting.push({ key, resolve, reject })
    })
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting
    this.#waiting = []
    try {
      const found = await this.loadAll([...new Set(batch.map((entry) => entry.key))])
      for (const { key, resolve } of batch) resolve(found.get(key))
    } catch (error) {
      for (const { reject } of batch) reject(error)
    }
  }
}
