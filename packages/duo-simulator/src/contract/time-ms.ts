/** Milliseconds since 1970 on the simulator's clock. */
export type TimeMs = number
