import type { Change, Topic } from '../contract/topics.ts'

export type ChangeListener = (topic: Topic, change: Change) => void

/** Notifies everything that shows or stores the state of each change. A listener must not throw. */
export class ChangeFeed {
  readonly #listeners = new Set<ChangeListener>()

  /** Returns a function that ends the subscription. */
  subscribe(listener: ChangeListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  publish(topic: Topic, change: Change): void {
    for (const listener of this.#listeners) listener(topic, change)
  }
}
