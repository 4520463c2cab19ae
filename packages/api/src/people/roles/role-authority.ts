import { type Permission, isRole, toPermissions } from '@sallyport/shared/permissions'
import type { Executor } from '../../database/database.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Actor } from '../../caller/actor.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import { listCustomRoles } from './custom-role.statements.ts'
import { parseRoles } from './roles.ts'

/** The current permissions of roles. Reads the database only if one of them was added by administrators. */
export async function loadPermissions(executor: Executor, roles: readonly string[]): Promise<Permission[]> {
  const added = roles.filter((role) => !isRole(role))
  return toPermissions(roles, added.length > 0 ? await listCustomRoles(executor, added) : [])
}

/**
 * No one grants permissions that they don't have or changes a user with more permissions than their own. Otherwise the
 * right to change users would be the right to become an administrator, through a role, a password or an enrollment.
 */
export async function isBeyond(
  executor: Executor,
  roles: readonly string[],
  { permissions }: Pick<Actor, 'permissions'>,
): Promise<boolean> {
  return (await loadPermissions(executor, roles)).some((permission) => !permissions.includes(permission))
}

/** Throws if the user has permissions that the actor lacks. */
export async function checkMayChange(executor: Executor, user: { roles: string }, actor: Actor): Promise<void> {
  if (await isBeyond(executor, parseRoles(user.roles), actor)) throw new UserBeyondOwnError()
}

export const ROLE_BEYOND_OWN: FieldProblem = {
  field: 'roles',
  code: 'ROLE_BEYOND_OWN',
  message: 'One of these roles has permissions that you don’t have. Ask a user who has them to grant it.',
}

export class UserBeyondOwnError extends AppError {
  override readonly name = 'UserBeyondOwnError'
  constructor() {
    super('USER_BEYOND_OWN', 'The user has permissions that the actor lacks')
  }
}
