import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Database } from '../../database/database.ts'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { toSettingProblem } from '../../graphql/field-problem.type.ts'
import { listRoleUse } from './custom-role.statements.ts'
import type { RoleOutcome, RoleRecord, RoleService } from './role.service.ts'
import { Role, RoleInput, RoleRejected, RoleUse, SaveRoleResult } from './role.type.ts'

@Resolver(() => Role)
export class RoleResolver {
  readonly #roles: RoleService
  readonly #database: Database

  constructor(dependencies: { roles: RoleService; database: Database }) {
    this.#roles = dependencies.roles
    this.#database = dependencies.database
  }

  @Query(() => [Role], { description: 'All roles, built-in ones first. Needs users:read.' })
  @NeedsPermission('users:read')
  async roles(): Promise<Role[]> {
    return (await this.#roles.list()).map(toRole)
  }

  @Mutation(() => SaveRoleResult, {
    description:
      'Adds or changes a role. It takes effect with the next request of each user who has it. Needs users:write and a recent logon.',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon()
  async saveRole(
    @Arg('input', () => RoleInput) input: RoleInput,
    @Ctx() context: RequestContext,
  ): Promise<Role | RoleRejected> {
    return toResult(await this.#roles.save(input, toActor(context)))
  }

  @Mutation(() => SaveRoleResult, {
    description: 'Removes a role that is no longer in use. Needs users:write and a recent logon.',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon()
  async removeRole(@Arg('name', () => ID) name: string, @Ctx() context: RequestContext): Promise<Role | RoleRejected> {
    return toResult(await this.#roles.remove(name, toActor(context)))
  }

  @FieldResolver(() => RoleUse, { description: 'Uses of the role. It can be removed only if there are none.' })
  async usedBy(@Root() { name }: Role): Promise<RoleUse> {
    return Object.assign(new RoleUse(), await listRoleUse(this.#database.sql, name))
  }
}

const toRole = (role: RoleRecord): Role => Object.assign(new Role(), role)
const toResult = (outcome: RoleOutcome): Role | RoleRejected =>
  'role' in outcome
    ? toRole(outcome.role)
    : Object.assign(new RoleRejected(), { problems: outcome.problems.map(toSettingProblem) })
