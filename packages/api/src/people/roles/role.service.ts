import { checkRecord } from '@sallyport/shared/check-record'
import { type Permission, ROLES, isRole } from '@sallyport/shared/permissions'
import { ROLE_FIELDS } from '@sallyport/shared/role-fields'
import type { Database, Executor } from '../../database/database.ts'
import { lockFor } from '../../database/lock-for.ts'
import { NotFoundError } from '../../errors/common-errors.ts'
import type { Actor } from '../../caller/actor.ts'
import type { FieldProblem } from '../../errors/field-problem.ts'
import { type CustomRole, type RoleUse, listCustomRoles, listRoleUse } from './custom-role.statements.ts'
import { ROLE_BEYOND_OWN, isBeyond } from './role-authority.ts'
import type { RoleWriter } from './role-writer.ts'

export type RoleRecord = Omit<CustomRole, 'permissions'> & { permissions: readonly Permission[]; builtIn: boolean }
export type RoleOutcome = { role: RoleRecord } | { problems: FieldProblem[] }

/**
 * Built-in roles, and roles that administrators add. A change takes effect with the next request of each user who has
 * the role.
 */
export class RoleService {
  readonly #database: Database
  readonly #writer: RoleWriter

  constructor({ database, writer }: { database: Database; writer: RoleWriter }) {
    this.#database = database
    this.#writer = writer
  }

  async list(): Promise<RoleRecord[]> {
    const builtIn = Object.entries(ROLES).map(([name, role]) => ({ name, ...role, revision: 0, builtIn: true }))
    return [...builtIn, ...(await listCustomRoles(this.#database.sql)).map((role) => ({ ...role, builtIn: false }))]
  }

  /** @param input.revision the revision that the editor started from; null creates a role */
  async save(
    input: {
      name: string
      title: string
      description?: string | null
      permissions: readonly string[]
      revision?: number | null
    },
    actor: Actor,
  ): Promise<RoleOutcome> {
    const { values, problems } = checkRecord(ROLE_FIELDS, input)
    return this.#change(input.name, actor, problems, async (tx, before) => {
      const revision = input.revision ?? 0
      if (revision === 0 && before) return { problems: [TAKEN] }
      if (revision !== (before?.revision ?? 0)) return { problems: [STALE] }
      if (values.permissions.some((permission) => !actor.permissions.includes(permission)))
        return { problems: [{ ...ROLE_BEYOND_OWN, field: 'permissions' }] }
      const role = await this.#writer.save(tx, values, before, actor)
      return role ? { role: { ...role, builtIn: false } } : { problems: [STALE] }
    })
  }

  /**
   * Removes a role that no user has and that no access type or invariant names, so that it changes no logon and breaks
   * no rule. @returns the removed role
   */
  async remove(name: string, actor: Actor): Promise<RoleOutcome> {
    return this.#change(name, actor, [], async (tx, before) => {
      if (!before) throw new NotFoundError('Role')
      const use = await listRoleUse(tx, name)
      if (use.users > 0 || use.accessTypes.length > 0 || use.invariants.length > 0) return { problems: [toInUse(use)] }
      await this.#writer.remove(tx, before, actor)
      return { role: { ...before, builtIn: false } }
    })
  }

  async #change(
    name: string,
    actor: Actor,
    problems: readonly FieldProblem[],
    change: (tx: Executor, before: CustomRole | null) => Promise<RoleOutcome>,
  ): Promise<RoleOutcome> {
    if (isRole(name)) return { problems: [BUILT_IN] }
    if (problems.length > 0) return { problems: [...problems] }
    return this.#database.transaction(async (tx) => {
      // Changes of access types and users that name a role take these locks. NOTE always in this order.
      await lockFor(tx, 'configuration')
      await lockFor(tx, 'administrators')
      const [before = null] = await listCustomRoles(tx, [name])
      if (before && (await isBeyond(tx, [name], actor)))
        return { problems: [{ ...ROLE_BEYOND_OWN, field: 'permissions' }] }
      return change(tx, before)
    })
  }
}

function toInUse({ users, accessTypes, invariants }: RoleUse): FieldProblem {
  const by = [
    ...(users > 0 ? [users === 1 ? 'one user' : `${users} users`] : []),
    ...(accessTypes.length > 0
      ? [`the access ${accessTypes.length === 1 ? 'type' : 'types'} ${accessTypes.join(', ')}`]
      : []),
    ...(invariants.length > 0
      ? [
          `the ${invariants.length === 1 ? 'invariant' : 'invariants'} ${invariants.map((invariant) => `“${invariant}”`).join(', ')}`,
        ]
      : []),
  ]
  return {
    field: null,
    code: 'ROLE_IN_USE',
    message: `The role is used by ${by.join(' and ')}. Remove it there first.`,
  }
}

const TAKEN: FieldProblem = {
  field: 'name',
  code: 'ROLE_TAKEN',
  message: 'A role with this name already exists. Choose another name.',
}
const STALE: FieldProblem = {
  field: null,
  code: 'ROLE_STALE',
  message: 'Another user has changed this role since you opened it. Reload it to see the change, then save again.',
}
const BUILT_IN: FieldProblem = {
  field: 'name',
  code: 'ROLE_BUILT_IN',
  message: 'This role is built in. Choose another name.',
}
