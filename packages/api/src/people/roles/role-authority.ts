import { type Permission, isRole, toPermissions } from '@sallyport/shared/permissions'
import type { Executor } from '../../database/database.ts'
import { AppError } from '../../errors/app-error.ts'
import type { Actor } from '../../caller/actor.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import { listCustomRoles } from './custom-role.statements.ts'
import { parseRoles } from './roles.ts'

/** What roles allow now. Asks the database only where there is one that administrators have added. */
export async function loadPermissions(executor: Executor, roles: readonly string[]): Promise<Permission[]> {
  const added = roles.filter((role) => !isRole(role))
  return toPermissions(roles, added.length > 0 ? await listCustomRoles(executor, added) : [])
}

/**
 * Nobody gives away what they don't have, and nobody lays hands on whoever may do more than they: else the right to change users would be
 * the right to become an administrator, by a role, a password or an enrollment.
 */
export async function isBeyond(
  executor: Executor,
  roles: readonly string[],
  { permissions }: Pick<Actor, 'permissions'>,
): Promise<boolean> {
  return (await loadPermissions(executor, roles)).some((permission) => !permissions.includes(permission))
}

/** Throws where the user may do more than the actor. */
export async function checkMayChange(executor: Executor, user: { roles: string }, actor: Actor): Promise<void> {
  if (await isBeyond(executor, parseRoles(user.roles), actor)) throw new UserBeyondOwnError()
}

export const ROLE_BEYOND_OWN: FieldProblem = {
  field: 'roles',
  code: 'ROLE_BEYOND_OWN',
  message: 'One of these roles allows more than you may do yourself. Ask somebody who may to give it.',
}

export class UserBeyondOwnError extends AppError {
  override readonly name = 'UserBeyondOwnError'
  constructor() {
    super('USER_BEYOND_OWN', 'The user may do more than whoever wants to change them')
  }
}
