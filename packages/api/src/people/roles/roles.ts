/** Roles as the column keeps them: a JSON array, sorted, each once. */
export const toStoredRoles = (roles: readonly string[]): string => JSON.stringify([...new Set(roles)].sort())

/** Built-in ones and added ones alike; what nobody knows (any more) allows nothing. */
export function parseRoles(stored: string): string[] {
  const roles: unknown = JSON.parse(stored)
  return Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : []
}

/** What `like` finds an administrator's stored roles by. */
export const STORED_ADMINISTRATOR = '%"administrator"%'

/** Somebody who is an administrator now. */
export const isEnabledAdministrator = ({ enabled, roles }: { enabled: number; roles: string }): boolean =>
  enabled === 1 && parseRoles(roles).includes('administrator')
