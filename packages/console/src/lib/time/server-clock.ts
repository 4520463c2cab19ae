// Countdowns compare the server's times with "now". With a wrong clock, "Send again" would never be enabled, or the time would be
// up at once. So "now" is corrected with the Date header of the server's responses.
let offsetMs = 0

/** The header has whole seconds, and responses take time: smaller differences mean nothing. */
const NOISE_MS = 3_000

export function noteServerDate(dateHeader: string | null, sentAtMs: number, receivedAtMs: number): void {
  const serverMs = dateHeader === null ? Number.NaN : Date.parse(dateHeader)
  // A delayed response (long polling) says nothing about when its header was written.
  if (Number.isNaN(serverMs) || receivedAtMs - sentAtMs > NOISE_MS) return
  const measuredMs = serverMs + 500 - (sentAtMs + receivedAtMs) / 2
  offsetMs = Math.abs(measuredMs) > NOISE_MS ? measuredMs : 0
}

/** The current time of the server, in milliseconds since 1970. */
export const serverNow = (): number => Date.now() + offsetMs

export const secondsUntil = (serverTime: string): number => Math.max(0, (Date.parse(serverTime) - serverNow()) / 1_000)
