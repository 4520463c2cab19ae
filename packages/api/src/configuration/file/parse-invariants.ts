import { INVARIANT_EXCEPTIONS } from '@sallyport/shared/invariant'
import type { InvariantEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'

export const INVARIANT_BOUNDS = {
  name: 100,
  count: 100,
  names: { maxCount: 50, maxLength: 60 },
  networks: { maxCount: 50, maxLength: 60 },
} as const
export const NEVER = ['completeWithout', 'completeByException', 'completeWithFewerFactorsThan'] as const

export function parseInvariants(value: unknown, path: Path, problems: ProblemList): InvariantEntry[] | null {
  if (!Array.isArray(value) || value.length > INVARIANT_BOUNDS.count) {
    problems.add(path, 'CONFIGURATION_INVALID', `"invariants" has to be a list of ${INVARIANT_BOUNDS.count} at most.`)
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
  const entry = EntryReader.open(value, path, problems, ['name', 'roles', 'accessTypes', 'inside', 'outside', 'never'])
  const never = entry && parseNever(entry.get('never'), [...path, 'never'], problems)
  if (!never) return null
  return {
    name: entry.text('name', { maxLength: INVARIANT_BOUNDS.name, isVisible: true }),
    roles: entry.texts('roles', INVARIANT_BOUNDS.names),
    accessTypes: entry.texts('accessTypes', INVARIANT_BOUNDS.names),
    inside: entry.texts('inside', INVARIANT_BOUNDS.networks),
    outside: entry.texts('outside', INVARIANT_BOUNDS.networks),
    never,
  }
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
      return { completeByException: entry.choice('completeByException', INVARIANT_EXCEPTIONS) }
    case 'completeWithFewerFactorsThan':
      return {
        completeWithFewerFactorsThan: entry.integer('completeWithFewerFactorsThan', {
          minimum: 1,
          maximum: 10,
          fallback: 1,
        }),
      }
  }
}
