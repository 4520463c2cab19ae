import { ROLE_FIELDS } from '@sallyport/shared/role-fields'
import type { RoleEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'

const { name: _name, ...FIELDS } = ROLE_FIELDS

export const parseRole = (value: unknown, path: Path, problems: ProblemList): RoleEntry | null =>
  EntryReader.open(value, path, problems, Object.keys(FIELDS))?.record(FIELDS) ?? null
