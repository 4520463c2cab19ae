/** Permissions that administrative operations require; the API's descriptions name them. */
export const PERMISSIONS = [
  'schemes:read',
  'schemes:write',
  'settings:read',
  'settings:write',
  'users:read',
  'users:write',
  'sessions:read',
  'sessions:write',
  'audit:read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

export const ROLES = {
  administrator: { title: 'Administrator', description: 'Can see and change everything.', permissions: PERMISSIONS },
  auditor: {
    title: 'Auditor',
    description: 'Can see everything and change nothing.',
    permissions: PERMISSIONS.filter((permission) => permission.endsWith(':read')),
  },
  user: {
    title: 'User',
    description: 'Can log on and manage their own sessions and password.',
    permissions: [] as readonly Permission[],
  },
} as const satisfies Record<string, { title: string; description: string; permissions: readonly Permission[] }>
export type Role = keyof typeof ROLES

export const isRole = (name: string): name is Role => Object.hasOwn(ROLES, name)

/** Returns the union of the roles' permissions; an unknown role has none. `customRoles` are the roles that aren't built in. */
export function toPermissions(
  roles: readonly string[],
  customRoles: readonly { name: string; permissions: readonly Permission[] }[] = [],
): Permission[] {
  const allowed = new Set<Permission>(
    roles.flatMap((role) =>
      isRole(role) ? ROLES[role].permissions : (customRoles.find(({ name }) => name === role)?.permissions ?? []),
    ),
  )
  return PERMISSIONS.filter((permission) => allowed.has(permission))
}
