import { parseRoles, toStoredRoles } from '../roles/roles.ts'
import type { UserChange, UserRow } from './user-admin.statements.ts'
import { toOptionalText } from './user-fields.ts'

/** The row after a change of some fields. */
export function toUserChange(
  row: UserRow,
  input: {
    displayName?: string | null
    email?: string | null
    enabled?: boolean | null
    roles?: readonly string[] | null
  },
): UserChange {
  return {
    displayName: input.displayName === undefined ? row.displayName : toOptionalText(input.displayName),
    email: input.email === undefined ? row.email : toOptionalText(input.email),
    enabled: input.enabled == null ? row.enabled : Number(input.enabled),
    roles: input.roles == null ? row.roles : toStoredRoles(input.roles),
  }
}

/** The audit events of a change, one for each kind. */
export function listUserChanges(
  row: UserRow,
  change: UserChange,
): { type: string; details: Record<string, unknown> | null }[] {
  const events: { type: string; details: Record<string, unknown> | null }[] = []
  const fields = (['displayName', 'email'] as const).filter((name) => row[name] !== change[name])
  const pick = (from: UserRow | UserChange) => Object.fromEntries(fields.map((name) => [name, from[name]]))
  if (fields.length > 0) events.push({ type: 'user.updated', details: { before: pick(row), after: pick(change) } })
  if (row.roles !== change.roles)
    events.push({
      type: 'user.roles-changed',
      details: { before: parseRoles(row.roles), after: parseRoles(change.roles) },
    })
  if (row.enabled !== change.enabled)
    events.push({ type: change.enabled === 1 ? 'user.enabled' : 'user.disabled', details: null })
  return events
}
