import type { RecordFields } from '@sallyport/shared/record-field'
import { MAX_STEPS } from '@sallyport/shared/scheme-rules'
import { parsePlainObject } from '../../lib/plain-json.ts'
import type { SchemeEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'

export const SCHEME_FIELDS = {
  name: { kind: 'line', label: 'Name', help: 'The name of the access type by default.', maxLength: 60 },
} as const satisfies RecordFields
const MAX_OPTIONS_BYTES = 8_192

/** A flow as the file has it. Modules and options are looked at with the rules of flows, which know what is set up. */
export function parseScheme(value: unknown, path: Path, problems: ProblemList): SchemeEntry | null {
  const entry = EntryReader.open(value, path, problems, ['name', 'enabled', 'steps'])
  if (!entry) return null
  return {
    ...entry.record(SCHEME_FIELDS),
    enabled: entry.boolean('enabled', true),
    steps: parseSteps(entry.get('steps'), [...path, 'steps'], problems),
  }
}

function parseSteps(value: unknown, path: Path, problems: ProblemList): SchemeEntry['steps'] {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_STEPS) {
    problems.add(path, 'CONFIGURATION_INVALID', `"steps" has to be a list of 1 to ${MAX_STEPS} steps.`)
    return []
  }
  return value.flatMap((item, index) => {
    const step = EntryReader.open(item, [...path, index], problems, ['module', 'options'])
    if (!step) return []
    const options = parsePlainObject(step.get('options') ?? {}, MAX_OPTIONS_BYTES)
    if (!options)
      problems.add(
        [...path, index, 'options'],
        'CONFIGURATION_INVALID',
        '"options" has to be a mapping with the options by name, 8 kB at most.',
      )
    return [{ module: step.text('module', { maxLength: 100 }), options: options ?? {} }]
  })
}
