/** Converts roles for the column: a sorted JSON array without duplicates. */
export const toStoredRoles = (roles: readonly string[]): string => JSON.stringify([...new Set(roles)].sort())

/** Parses names of roles. They may be unknown by now, and then allow nothing. */
export function parseRoles(stored: string): string[] {
  const roles: unknown = JSON.parse(stored)
  return Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : []
}

/** The `like` pattern that matches an administrator's stored roles. */
export const STORED_ADMINISTRATOR = '%"administrator"%'

/** True for an enabled administrator. */
export const isEnabledAdministrator = ({ enabled, roles }: { enabled: number; roles: string }): boolean =>
  enabled === 1 && parseRoles(roles).includes('administrator')
