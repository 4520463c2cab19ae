import { PERMISSIONS } from '@sallyport/shared/permissions'
import type { RoleEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'

export const ROLE_TEXTS = { title: 60, description: 200 } as const

export function parseRole(value: unknown, path: Path, problems: ProblemList): RoleEntry | null {
  const entry = EntryReader.open(value, path, problems, ['title', 'description', 'permissions'])
  if (!entry) return null
  const permissions = entry.texts('permissions', { maxCount: 100, maxLength: 40 })
  for (const name of permissions)
    if (!(PERMISSIONS as readonly string[]).includes(name))
      problems.add(
        [...path, 'permissions'],
        'CONFIGURATION_UNKNOWN_NAME',
        `One of the permissions does not exist. There are: ${PERMISSIONS.join(', ')}.`,
      )
  return {
    title: entry.text('title', { maxLength: ROLE_TEXTS.title, isVisible: true }),
    description: entry.text('description', { maxLength: ROLE_TEXTS.description, isVisible: true, fallback: '' }),
    permissions: PERMISSIONS.filter((permission) => permissions.includes(permission)),
  }
}
