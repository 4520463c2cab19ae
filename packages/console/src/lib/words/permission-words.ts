import type { Permission } from '@sallyport/shared/permissions'

/** What each permission allows, in the order in which they are offered. */
export const PERMISSION_WORDS: Readonly<Record<Permission, string>> = {
  'schemes:read': 'View access types, schemes and invariants',
  'schemes:write': 'Change access types, schemes and invariants',
  'settings:read': 'View settings, without secrets',
  'settings:write': 'Change settings',
  'users:read': 'View users and roles',
  'users:write': 'Change users and roles',
  'sessions:read': 'View sessions and all API tokens',
  'sessions:write': 'End sessions and revoke API tokens',
  'audit:read': 'Read the audit log and the overview',
}

const SUBJECTS: readonly (readonly [key: string, words: string])[] = [
  ['schemes', 'schemes'],
  ['settings', 'settings'],
  ['users', 'users'],
  ['sessions', 'sessions'],
  ['audit', 'the audit log'],
]

/** A summary of permissions: "view and change schemes, settings; view the audit log". */
export function describePermissions(permissions: readonly string[]): string {
  const listSubjects = (...verbs: string[]) =>
    SUBJECTS.filter(([key]) =>
      ['read', 'write'].every((verb) => permissions.includes(`${key}:${verb}`) === verbs.includes(verb)),
    ).map(([, words]) => words)
  const parts = [
    ['view and change', listSubjects('read', 'write')],
    ['change', listSubjects('write')],
    ['view', listSubjects('read')],
  ] as const
  return (
    parts.flatMap(([what, subjects]) => (subjects.length > 0 ? [`${what} ${subjects.join(', ')}`] : [])).join('; ') ||
    'log on'
  )
}
