import type { LoggedRequest } from '../../../contract/logs.ts'

export type Outcome = 'good' | 'waiting' | 'bad'

/** Refused and spoilt calls stand out; a denied logon is an answer like others, but one that is looked for. */
export function outcomeOf({ status, result, fault }: LoggedRequest): Outcome {
  if (fault !== null || status === null || status >= 400 || /\b(deny|fraud|timeout|locked_out|invalid)\b/.test(result))
    return 'bad'
  return /\bwaiting\b/.test(result) ? 'waiting' : 'good'
}

/** The result as it fits into a line: of a transaction's id, the beginning tells it from others. */
export function shortResult({ result }: LoggedRequest): string {
  if (result === '') return 'Nothing was answered'
  return result.replace(/\b([0-9a-f]{8})-[0-9a-f-]{27}\b/g, '$1…')
}

/** Whom a call was about, if it says so. */
export function userOf({ username, parameters }: LoggedRequest): string {
  return username ?? parameters['username'] ?? parameters['user_id'] ?? ''
}

/** Finds in the path, the user and the transaction, whatever the case. */
export function filterLog(entries: readonly LoggedRequest[], filter: string): LoggedRequest[] {
  const wanted = filter.trim().toLowerCase()
  if (wanted === '') return [...entries]
  return entries.filter((entry) =>
    [entry.path, userOf(entry), entry.parameters['user_id'], entry.parameters['txid']].some((text) =>
      text?.toLowerCase().includes(wanted),
    ),
  )
}

/** A key for each that stays with it when older ones fall out of the log. */
export function withKeys(entries: readonly LoggedRequest[]): { key: string; entry: LoggedRequest }[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const base = `${entry.at} ${entry.method} ${entry.path} ${userOf(entry)}`
    const count = (seen.get(base) ?? 0) + 1
    seen.set(base, count)
    return { key: `${base} ${count}`, entry }
  })
}
