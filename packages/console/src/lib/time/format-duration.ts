const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

const inWords = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

/** In words, at most two neighboring units: "45 seconds", "2 minutes 5 seconds", "3 days". Rounds to whole seconds. */
export function formatDuration(durationInSeconds: number): string {
  const seconds = Math.max(0, Math.round(durationInSeconds))
  const first = UNITS.findIndex(([, size]) => seconds >= size)
  if (first === -1) return inWords(0, 'second')
  const [unit, size] = UNITS[first]!
  const head = inWords(Math.floor(seconds / size), unit)
  const next = UNITS[first + 1]
  const rest = next ? Math.floor((seconds % size) / next[1]) : 0
  return next && rest > 0 ? `${head} ${inWords(rest, next[0])}` : head
}

/** As on a stopwatch, for countdowns: "0:07", "1:30", "1:00:00". */
export function formatCountdown(durationInSeconds: number): string {
  const seconds = Math.max(0, Math.ceil(durationInSeconds))
  const hours = Math.floor(seconds / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  const tail = String(seconds % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`
}
