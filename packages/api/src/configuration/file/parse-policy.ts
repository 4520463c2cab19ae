import { PUBLICATION_POLICY_FIELDS } from '@sallyport/shared/publication-policy-fields'
import type { PolicyEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'

export const parsePolicy = (value: unknown, path: Path, problems: ProblemList): PolicyEntry | null =>
  EntryReader.open(value, path, problems, Object.keys(PUBLICATION_POLICY_FIELDS))?.record(PUBLICATION_POLICY_FIELDS) ??
  null
