import type { LoggedRequest } from '../../../contract/logs.ts'

export type Outcome = 'good' | 'waiting' | 'bad'

/** Highlights refused and faulty calls, and denied logons, which readers look for as well. */
export function outcomeOf({ status, result, fault }: LoggedRequest): Outcome {
  if (fault !== null || status === null || status >= 400 || /\b(deny|fraud|timeout|locked_out|invalid)\b/.test(result))
    return 'bad'
  return /\bwaiting\b/.test(result) ? 'waiting' : 'good'
}

/** The result in one line, with only the start of a txid. */
export function shortResult({ result }: LoggedRequest): string {
  if (result === '') return 'No answer'
  return result.replace(/\b([0-9a-f]{8})-[0-9a-f-]{27}\b/g, '$1…')
}

/** The user in the call, if it has one. */
export function userOf({ username, parameters }: LoggedRequest): string {
  return username ?? parameters['username'] ?? parameters['user_id'] ?? ''
}

/** Searches path, user and txid, ignoring case. */
export function filterLog(entries: readonly LoggedRequest[], filter: string): LoggedRequest[] {
  const wanted = filter.trim().toLowerCase()
  if (wanted === '') return [...entries]
  return entries.filter((entry) =>
    [entry.path, userOf(entry), entry.parameters['user_id'], entry.parameters['txid']].some((text) =>
      text?.toLowerCase().includes(wanted),
    ),
  )
}

/** Gives each entry a key that stays the same when older entries leave the log. */
export function withKeys(entries: readonly LoggedRequest[]): { key: string; entry: LoggedRequest }[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const base = `${entry.at} ${entry.method} ${entry.path} ${userOf(entry)}`
    const count = (seen.get(base) ?? 0) + 1
    seen.set(base, count)
    return { key: `${base} ${count}`, entry }
  })
}
