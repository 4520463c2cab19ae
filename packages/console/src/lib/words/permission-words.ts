import type { Permission } from '@sallyport/shared/permissions'

/** What each permission lets do. In the order in which they are offered. */
export const PERMISSION_WORDS: Readonly<Record<Permission, string>> = {
  'schemes:read': 'See access types, schemes and invariants',
  'schemes:write': 'Change access types, schemes and invariants',
  'settings:read': 'See settings, without secrets',
  'settings:write': 'Change settings',
  'users:read': 'See users and roles',
  'users:write': 'Change users and roles',
  'sessions:read': 'See sessions and everybody’s tokens',
  'sessions:write': 'End sessions and revoke tokens',
  'audit:read': 'Read the audit log and the overview',
}

const SUBJECTS: readonly (readonly [key: string, words: string])[] = [
  ['schemes', 'schemes'],
  ['settings', 'settings'],
  ['users', 'users'],
  ['sessions', 'sessions'],
  ['audit', 'the audit log'],
]

/** Permissions together, in a few words: "see and change schemes, settings; see the audit log". */
export function describePermissions(permissions: readonly string[]): string {
  const listSubjects = (...verbs: string[]) =>
    SUBJECTS.filter(([key]) =>
      ['read', 'write'].every((verb) => permissions.includes(`${key}:${verb}`) === verbs.includes(verb)),
    ).map(([, words]) => words)
  const parts = [
    ['see and change', listSubjects('read', 'write')],
    ['change', listSubjects('write')],
    ['see', listSubjects('read')],
  ] as const
  return (
    parts.flatMap(([what, subjects]) => (subjects.length > 0 ? [`${what} ${subjects.join(', ')}`] : [])).join('; ') ||
    'log on'
  )
}
