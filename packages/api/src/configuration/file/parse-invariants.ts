import { INVARIANT_FIELDS, INVARIANT_NEVER_FIELDS, MAX_INVARIANTS } from '@sallyport/shared/invariant-fields'
import type { InvariantEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'

export const NEVER = ['completeWithout', 'completeByException', 'completeWithFewerFactorsThan'] as const

export function parseInvariants(value: unknown, path: Path, problems: ProblemList): InvariantEntry[] | null {
  if (!Array.isArray(value) || value.length > MAX_INVARIANTS) {
    problems.add(path, 'CONFIGURATION_INVALID', `"invariants" must be a list of at most ${MAX_INVARIANTS} invariants.`)
    return null
  }
  const names = new Set<string>()
  return value.flatMap((item, index) => {
    const invariant = parseInvariant(item, [...path, index], problems)
    if (!invariant) return []
    if (names.has(invariant.name))
      problems.add(
        [...path, index, 'name'],
        'CONFIGURATION_DUPLICATE_KEY',
        'Another invariant has this name. Invariants are told by their names.',
      )
    names.add(invariant.name)
    return [invariant]
  })
}

function parseInvariant(value: unknown, path: Path, problems: ProblemList): InvariantEntry | null {
  const entry = EntryReader.open(value, path, problems, [...Object.keys(INVARIANT_FIELDS), 'never'])
  const never = entry && parseNever(entry.get('never'), [...path, 'never'], problems)
  if (!never) return null
  return { ...entry.record(INVARIANT_FIELDS), never }
}

function parseNever(value: unknown, path: Path, problems: ProblemList): InvariantEntry['never'] | null {
  const entry = EntryReader.open(value, path, problems, NEVER)
  if (!entry) return null
  const given = NEVER.filter((key) => entry.has(key))
  if (given.length !== 1) {
    problems.add(path, 'CONFIGURATION_INVALID', `"never" says exactly one of: ${NEVER.join(', ')}.`)
    return null
  }
  switch (given[0]!) {
    case 'completeWithout':
      return { completeWithout: entry.text('completeWithout', { maxLength: 100 }) }
    case 'completeByException':
      return entry.record({ completeByException: INVARIANT_NEVER_FIELDS.completeByException })
    case 'completeWithFewerFactorsThan':
      return entry.record({ completeWithFewerFactorsThan: INVARIANT_NEVER_FIELDS.completeWithFewerFactorsThan })
  }
}
