import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Database } from '../../database/database.ts'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { toSettingProblem } from '../../graphql/field-problem.type.ts'
import type { Clock } from '../../lib/clock.ts'
import { listNamingInvariants } from '../../people/roles/naming-invariants.statements.ts'
import { toAccessTypeValues } from './access-type-values.ts'
import type { AccessTypeOutcome, AccessTypeService } from './access-type.service.ts'
import { type StoredAccessType, countUse, listAccessTypes } from './access-type.statements.ts'
import {
  AccessType,
  AccessTypeInput,
  AccessTypeRejected,
  AccessTypeResult,
  AccessTypeUse,
  UpdateAccessTypeInput,
} from './access-type.type.ts'

@Resolver(() => AccessType)
export class AccessTypeResolver {
  readonly #service: AccessTypeService
  readonly #database: Database
  readonly #clock: Clock

  constructor(dependencies: { service: AccessTypeService; database: Database; clock: Clock }) {
    this.#service = dependencies.service
    this.#database = dependencies.database
    this.#clock = dependencies.clock
  }

  @Query(() => [AccessType], { description: 'Where logons can come from. Needs schemes:read.' })
  @NeedsPermission('schemes:read')
  async accessTypes(): Promise<AccessType[]> {
    return (await listAccessTypes(this.#database.sql)).map(toAccessType)
  }

  @Mutation(() => AccessTypeResult, {
    description:
      'Adds an access type, with a scheme of the same key that asks for a password and is live at once. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async createAccessType(
    @Arg('input', () => AccessTypeInput) input: AccessTypeInput,
    @Ctx() context: RequestContext,
  ): Promise<AccessType | AccessTypeRejected> {
    return toResult(await this.#service.create(input, toActor(context)))
  }

  @Mutation(() => AccessTypeResult, {
    description:
      'Changes an access type. Shorter limits hold for open sessions too. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async updateAccessType(
    @Arg('input', () => UpdateAccessTypeInput) input: UpdateAccessTypeInput,
    @Ctx() context: RequestContext,
  ): Promise<AccessType | AccessTypeRejected> {
    return toResult(await this.#service.update(input, toActor(context)))
  }

  @Mutation(() => AccessTypeResult, {
    description:
      'Removes an access type with its scheme, and ends its logons under way and its sessions. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async removeAccessType(
    @Arg('key', () => ID) key: string,
    @Ctx() context: RequestContext,
    @Arg('override', () => String, { nullable: true }) override?: string | null,
  ): Promise<AccessType | AccessTypeRejected> {
    return toResult(await this.#service.remove(key, override, toActor(context)))
  }

  @FieldResolver(() => AccessTypeUse, { description: 'Who would notice if it went away.' })
  async usedBy(@Root() { key }: AccessType): Promise<AccessTypeUse> {
    const { lastLogonAt, ...counts } = await countUse(this.#database.sql, key, this.#clock.now())
    const invariants = await listNamingInvariants(this.#database.sql, 'accessTypes', key)
    return Object.assign(new AccessTypeUse(), {
      ...counts,
      invariants,
      lastLogonAt: lastLogonAt === null ? null : new Date(lastLogonAt),
    })
  }
}

const toAccessType = (stored: StoredAccessType): AccessType =>
  Object.assign(new AccessType(), {
    ...toAccessTypeValues(stored),
    builtIn: stored.builtIn,
    revision: stored.revision,
    scheme: stored.scheme,
  })

const toResult = (outcome: AccessTypeOutcome): AccessType | AccessTypeRejected =>
  'accessType' in outcome
    ? toAccessType(outcome.accessType)
    : Object.assign(new AccessTypeRejected(), {
        problems: outcome.problems.map(toSettingProblem),
        verdict: outcome.refusal?.verdict ?? null,
      })
