import type { LogEntry } from '../../control/control-types.ts'

export type Outcome = 'good' | 'waiting' | 'bad'

/** The result in a few words: what Duo's envelope says, or the status where there is none. */
export function resultText(entry: LogEntry): string {
  const { result } = entry
  if (typeof result === 'string' && result !== '') return result
  if (typeof result === 'object' && result !== null) {
    const fields = result as Record<string, unknown>
    const words = [fields['result'], fields['status'], fields['code'], fields['message'], fields['message_detail']].filter(
      (word, index, all) => (typeof word === 'string' || typeof word === 'number') && word !== '' && all.indexOf(word) === index,
    )
    if (words.length > 0) return words.join(' · ')
  }
  return String(entry.status)
}

/** Refused calls stand out; a denied logon is an answer like others, but one that is looked for. */
export function outcomeOf(entry: LogEntry): Outcome {
  const text = resultText(entry).toLowerCase()
  if (Number(entry.status) >= 400 || /\b(deny|denied|fraud|fail|timeout|locked_out|invalid)\b/.test(text)) return 'bad'
  return /\bwaiting\b/.test(text) ? 'waiting' : 'good'
}

/** Finds in the path and in the user's name or id, whatever the case. */
export function filterLog(entries: readonly LogEntry[], filter: string): LogEntry[] {
  const wanted = filter.trim().toLowerCase()
  if (wanted === '') return [...entries]
  return entries.filter((entry) =>
    [entry.path, entry.parameters['username'], entry.parameters['user_id'], entry.parameters['txid']].some((text) =>
      String(text ?? '')
        .toLowerCase()
        .includes(wanted),
    ),
  )
}

export function userOf(entry: LogEntry): string {
  return String(entry.parameters['username'] ?? entry.parameters['user_id'] ?? '')
}

/** A key for each that stays with it when older ones fall out of the log. */
export function withKeys(entries: readonly LogEntry[]): { key: string; entry: LogEntry }[] {
  const seen = new Map<string, number>()
  return entries.map((entry) => {
    const base = `${entry.at} ${entry.method} ${entry.path} ${userOf(entry)}`
    const count = (seen.get(base) ?? 0) + 1
    seen.set(base, count)
    return { key: `${base} ${count}`, entry }
  })
}
