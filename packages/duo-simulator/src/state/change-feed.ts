import type { Change, Topic } from '../contract/topics.ts'

export type ChangeListener = (topic: Topic, change: Change) => void

/** Tells whoever shows or keeps the state that it changed. A listener must not throw. */
export class ChangeFeed {
  readonly #listeners = new Set<ChangeListener>()

  /** Returns how to stop. */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  publish(topic: Topic, change: Change): void {
    for (const listener of this.#listeners) listener(topic, change)
  }
}
