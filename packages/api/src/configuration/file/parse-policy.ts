import type { PolicyEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'

/** What `publicationPolicy` can say; also the bounds of the API. */
export const POLICY_BOUNDS = {
  administratorsNeeded: { minimum: 1, maximum: 100 },
  confirmMinutes: { minimum: 1, maximum: 1_440 },
} as const
export const POLICY_DEFAULTS: PolicyEntry = { administratorsNeeded: 1, confirmMinutes: 10 }

export function parsePolicy(value: unknown, path: Path, problems: ProblemList): PolicyEntry | null {
  const entry = EntryReader.open(value, path, problems, Object.keys(POLICY_BOUNDS))
  if (!entry) return null
  return {
    administratorsNeeded: entry.integer('administratorsNeeded', {
      ...POLICY_BOUNDS.administratorsNeeded,
      fallback: POLICY_DEFAULTS.administratorsNeeded,
    }),
    confirmMinutes: entry.integer('confirmMinutes', {
      ...POLICY_BOUNDS.confirmMinutes,
      fallback: POLICY_DEFAULTS.confirmMinutes,
    }),
  }
}
