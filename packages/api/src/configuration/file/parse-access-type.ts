import { ACCESS_TYPE_FIELDS as FIELDS } from '@sallyport/shared/access-type-fields'
import { checkRecord } from '@sallyport/shared/check-record'
import type { AccessTypeEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'

const { key: _key, sessionIdleMinutes, sessionMaxMinutes, ...DIRECT } = FIELDS
const SESSION = { idleMinutes: sessionIdleMinutes, maxMinutes: sessionMaxMinutes }

export function parseAccessType(value: unknown, path: Path, problems: ProblemList): AccessTypeEntry | null {
  const entry = EntryReader.open(value, path, problems, [...Object.keys(DIRECT), 'session'])
  if (!entry) return null
  const session = EntryReader.open(entry.get('session') ?? {}, [...path, 'session'], problems, Object.keys(SESSION))
  const { idleMinutes, maxMinutes } = session?.record(SESSION) ?? checkRecord(SESSION, {}).values
  return { ...entry.record(DIRECT), sessionIdleMinutes: idleMinutes, sessionMaxMinutes: maxMinutes }
}
