export const TOPICS = ['applications', 'policy', 'users', 'pushes', 'prompts', 'faults', 'log'] as const
export type Topic = (typeof TOPICS)[number]

export interface Change {
  kind: string
  username?: string
  deviceId?: string
}

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
