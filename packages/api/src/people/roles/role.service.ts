import { PERMISSIONS, type Permission, ROLES, isRole } from '@sallyport/shared/permissions'
import { hasInvisible } from '@sallyport/shared/visible-text'
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

const ROLE_NAME = /^[a-z][a-z0-9-]{0,30}$/
const MAX_TITLE_LENGTH = 60
const MAX_DESCRIPTION_LENGTH = 200

/** Roles: those of the program, and those that administrators add. What a role allows holds from the next request of everybody who has it. */
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

  /** @param input.revision the one that the editor started from; null makes a new role. */
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
    const title = input.title.normalize('NFC').trim()
    const description = input.description?.normalize('NFC').trim() ?? ''
    const permissions = PERMISSIONS.filter((permission) => input.permissions.includes(permission))
    const problems = findProblems({ ...input, title, description })
    return this.#change(input.name, actor, problems, async (tx, before) => {
      const revision = input.revision ?? 0
      if (revision === 0 && before) return { problems: [TAKEN] }
      if (revision !== (before?.revision ?? 0)) return { problems: [STALE] }
      if (permissions.some((permission) => !actor.permissions.includes(permission)))
        return { problems: [{ ...ROLE_BEYOND_OWN, field: 'permissions' }] }
      const role = await this.#writer.save(tx, { name: input.name, title, description, permissions }, before, actor)
      return role ? { role: { ...role, builtIn: false } } : { problems: [STALE] }
    })
  }

  /** Only one that nobody has and that no access type or invariant names: so it closes no way in, and breaks no rule. @returns what was removed */
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
    problems: FieldProblem[],
    change: (tx: Executor, before: CustomRole | null) => Promise<RoleOutcome>,
  ): Promise<RoleOutcome> {
    if (isRole(name)) return { problems: [BUILT_IN] }
    if (problems.length > 0) return { problems }
    return this.#database.transaction(async (tx) => {
      // Access types and users that name a role are changed in these turns. NOTE always in this order.
      await lockFor(tx, 'configuration')
      await lockFor(tx, 'administrators')
      const [before = null] = await listCustomRoles(tx, [name])
      if (before && (await isBeyond(tx, [name], actor)))
        return { problems: [{ ...ROLE_BEYOND_OWN, field: 'permissions' }] }
      return change(tx, before)
    })
  }
}

function findProblems({
  name,
  title,
  description,
  permissions,
}: {
  name: string
  title: string
  description: string
  permissions: readonly string[]
}): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!ROLE_NAME.test(name))
    problems.push({
      field: 'name',
      code: 'ROLE_NAME_INVALID',
      message: 'A name begins with a letter and has up to 31 small letters, digits and hyphens, e.g. "helpdesk".',
    })
  if (title === '' || title.length > MAX_TITLE_LENGTH || hasInvisible(title))
    problems.push({
      field: 'title',
      code: 'SETTING_INVALID',
      message: `A title has 1 to ${MAX_TITLE_LENGTH} visible characters.`,
    })
  if (description.length > MAX_DESCRIPTION_LENGTH || hasInvisible(description))
    problems.push({
      field: 'description',
      code: 'SETTING_INVALID',
      message: `A description has at most ${MAX_DESCRIPTION_LENGTH} visible characters.`,
    })
  if (permissions.some((permission) => !(PERMISSIONS as readonly string[]).includes(permission)))
    problems.push({
      field: 'permissions',
      code: 'PERMISSION_UNKNOWN',
      message: `The permissions are: ${PERMISSIONS.join(', ')}.`,
    })
  return problems
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
    message: `The role is used by ${by.join(' and ')}. Take it from them first.`,
  }
}

const TAKEN: FieldProblem = {
  field: 'name',
  code: 'ROLE_TAKEN',
  message: 'There is a role with this name already. Choose another one.',
}
const STALE: FieldProblem = {
  field: null,
  code: 'ROLE_STALE',
  message: 'Somebody else changed this role since you opened it. Reload to see what changed, then save again.',
}
const BUILT_IN: FieldProblem = {
  field: 'name',
  code: 'ROLE_BUILT_IN',
  message: 'This role is part of the program. Choose another name.',
}
