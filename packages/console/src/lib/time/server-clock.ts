// Countdowns compare the server's times with "now". A computer whose clock is wrong would never enable "Send again", or
// say that the time is up at once; so "now" is corrected by the Date header of the server's answers.
let offsetMs = 0

/** The header has whole seconds only, and answers take their time: smaller differences mean nothing. */
const NOISE_MS = 3_000

export function noteServerDate(dateHeader: string | null, sentAtMs: number, receivedAtMs: number): void {
  const serverMs = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
  // An answer that was held back (a long poll) tells nothing of when its header was written.
  if (Number.isNaN(serverMs) || receivedAtMs - sentAtMs > NOISE_MS) return
  const measuredMs = serverMs + 500 - (sentAtMs + receivedAtMs) / 2
  offsetMs = Math.abs(measuredMs) > NOISE_MS ? measuredMs : 0
}

/** Now by the server's clock, in milliseconds since 1970. */
export const serverNow = (): number => Date.now() + offsetMs

export const secondsUntil = (serverTime: string): number => Math.max(0, (Date.parse(serverTime) - serverNow()) / 1_000)
