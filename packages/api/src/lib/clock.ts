/** Passed to everything that depends on time, so that tests can move it. Milliseconds since 1970, UTC. */
export interface Clock {
  now(): number
}
export const systemClock: Clock = { now: () => Date.now() }
