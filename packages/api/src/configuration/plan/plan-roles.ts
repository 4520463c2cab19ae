import { type Permission, isRole } from '@sallyport/shared/permissions'
import { ROLE_FIELDS } from '@sallyport/shared/role-fields'
import { ROLE_BEYOND_OWN } from '../../people/roles/role-authority.ts'
import { describeRecordChanges } from './describe-difference.ts'
import { listNaming } from './list-naming.ts'
import type { PlanContext } from './plan-context.ts'
import { addChange } from './planned-change.ts'

const { name: _name, ...CHANGEABLE } = ROLE_FIELDS

export function planRoles({ file, current, permissions, problems, plan }: PlanContext): void {
  if (!file.roles) return
  const isBeyond = (role: { permissions: readonly Permission[] } | undefined) =>
    role?.permissions.some((permission) => !permissions.includes(permission)) ?? false
  for (const [name, role] of file.roles) {
    const before = current.roles.get(name)
    if (isRole(name)) {
      problems.add(
        ['roles', name],
        'CONFIGURATION_NOT_CHANGEABLE',
        `The role "${name}" is built in. Take it out of the file, or choose another name.`,
      )
      continue
    }
    const texts = before
      ? describeRecordChanges(CHANGEABLE, before, role)
      : [`${role.title}: ${role.permissions.join(', ') || 'allows nothing'}`]
    if (texts.length === 0) continue
    if (isBeyond(role) || isBeyond(before))
      problems.add(
        ['roles', name],
        ROLE_BEYOND_OWN.code,
        'The role allows more than you may do yourself. Ask somebody who may to apply this.',
      )
    plan.roles.saved.set(name, role)
    for (const text of texts) addChange(plan, before ? 'CHANGED' : 'ADDED', ['roles', name], `Role ${name}`, text)
  }
  for (const [name, role] of current.roles) {
    if (file.roles.has(name)) continue
    const { title, users } = role
    if (isBeyond(role))
      problems.add(
        ['roles'],
        ROLE_BEYOND_OWN.code,
        `The role "${name}" allows more than you may do yourself. Ask somebody who may to remove it.`,
      )
    // Those of the file are looked at there, each at its place.
    const named = file.accessTypes
      ? []
      : [...current.accessTypes]
          .filter(([, entry]) => [...entry.rolesAllowed, ...entry.rolesDenied].includes(name))
          .map(([key]) => key)
    if (!file.invariants) named.push(...listNaming(current, 'roles', name))
    if (users + named.length > 0)
      problems.add(
        ['roles'],
        'ROLE_IN_USE',
        `The role "${name}" can’t be removed while ${[users > 0 && `${users} ${users === 1 ? 'user has' : 'users have'} it`, named.length > 0 && `${named.join(', ')} ${named.length === 1 ? 'names' : 'name'} it`].filter(Boolean).join(' and ')}.`,
      )
    plan.roles.removed.push(name)
    addChange(plan, 'REMOVED', ['roles', name], `Role ${name}`, `${title} removed`)
  }
}

/** Whether a role of this name exists once the plan is applied. */
export function isKnownRole({ file, current }: Pick<PlanContext, 'file' | 'current'>, name: string): boolean {
  return isRole(name) || (file.roles ?? current.roles).has(name)
}
