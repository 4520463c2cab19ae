/** The clock that server and simulator share. It runs with the system's, from wherever it was set. */
export class MovableClock {
  #offset: number

  /** @param startsAt milliseconds since 1970 */
  constructor(startsAt: number) {
    this.#offset = startsAt - Date.now()
  }

  now = (): number => Date.now() + this.#offset

  /** Moves to a later moment; an earlier one changes nothing, since time never runs back here. */
  moveTo(at: number): void {
    this.#offset = Math.max(this.#offset, at - Date.now())
  }

  forward(ms: number): void {
    this.#offset += ms
  }
}
