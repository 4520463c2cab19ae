const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const RFC_2822 =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun),\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{4})\s+(\d{2}):(\d{2}):(\d{2})(?:\s+(gmt|utc?|z|[+-]\d{4}))?$/i

/** Parses a date of RFC 2822 §3.3 to milliseconds since 1970. Returns null for any other text; no zone means UTC. */
export function parseRequestDate(text: string): number | null {
  const match = RFC_2822.exec(text.trim())
  if (!match) return null
  const [, day, monthName, year, hours, minutes, seconds, zone] = match
  const month = MONTHS.indexOf(monthName!.toLowerCase())
  if (month < 0) return null
  const timeMs = Date.UTC(Number(year), month, Number(day), Number(hours), Number(minutes), Number(seconds))
  return timeMs - offsetMs(zone)
}

function offsetMs(zone: string | undefined): number {
  const match = /^([+-])(\d{2})(\d{2})$/.exec(zone ?? '')
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -minutes : minutes) * 60_000
}
