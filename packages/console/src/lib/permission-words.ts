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
