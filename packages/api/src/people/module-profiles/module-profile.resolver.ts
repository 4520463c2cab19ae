import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission, NeedsSession, getViewer } from '../../graphql/authorization.ts'
import type { Database } from '../../database/database.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { toSettingProblem } from '../../graphql/field-problem.type.ts'
import { Batcher } from '../../lib/batcher.ts'
import type { Clock } from '../../lib/clock.ts'
import { type RememberedBrowserRecord, listRememberedBrowsers } from '../sessions/remembered-browser.statements.ts'
import { listEnrollmentCodes } from './enrollment-code.statements.ts'
import { listExternalNames } from './module-profile.statements.ts'
import { toUserType } from '../accounts/to-user-type.ts'
import { User } from '../accounts/user.type.ts'
import type { UserModuleService } from './module-profile.service.ts'
import {
  EnrollmentCode,
  ExternalName,
  ExternalNameRejected,
  PendingEnrollmentCode,
  RememberedBrowser,
  SetExternalNameInput,
  SetExternalNameResult,
} from './module-profile.type.ts'

@Resolver(() => User)
export class UserModuleResolver {
  readonly #service
  readonly #names
  readonly #codes
  readonly #browsers

  constructor({ service, database, clock }: { service: UserModuleService; database: Database; clock: Clock }) {
    this.#service = service
    this.#names = new Batcher((ids: string[]) =>
      listExternalNames(database.sql, ids).then((rows) => Map.groupBy(rows, (row) => row.userId)),
    )
    this.#codes = new Batcher((ids: string[]) =>
      listEnrollmentCodes(database.sql, ids, clock.now()).then((rows) => Map.groupBy(rows, (row) => row.userId)),
    )
    this.#browsers = new Batcher((ids: string[]) =>
      listRememberedBrowsers(database.sql, ids, clock.now()).then((rows) => Map.groupBy(rows, (row) => row.userId)),
    )
  }

  @FieldResolver(() => [ExternalName], {
    description: 'The user’s names in outside services, as set by administrators.',
  })
  async externalNames(@Root() user: User): Promise<ExternalName[]> {
    return ((await this.#names.load(user.id)) ?? []).map(({ module, name }) =>
      Object.assign(new ExternalName(), { module, name }),
    )
  }

  @FieldResolver(() => [PendingEnrollmentCode], { description: 'Single-use enrollment codes that can still be used.' })
  async enrollmentCodes(@Root() user: User): Promise<PendingEnrollmentCode[]> {
    const codes = (await this.#codes.load(user.id)) ?? []
    return codes.map(({ module, createdBy, createdAt, expiresAt }) =>
      Object.assign(new PendingEnrollmentCode(), {
        module,
        createdBy,
        createdAt: new Date(createdAt),
        expiresAt: new Date(expiresAt),
      }),
    )
  }

  @FieldResolver(() => [RememberedBrowser], { description: 'Browsers that modules remember, newest first.' })
  async rememberedBrowsers(@Root() user: User): Promise<RememberedBrowser[]> {
    return ((await this.#browsers.load(user.id)) ?? []).map(toRememberedBrowser)
  }

  @Query(() => [RememberedBrowser], {
    description: 'The caller’s browsers that modules remember, newest first. Needs a session.',
  })
  @NeedsSession()
  async myRememberedBrowsers(@Ctx() context: RequestContext): Promise<RememberedBrowser[]> {
    return ((await this.#browsers.load(getViewer(context).user.id)) ?? []).map(toRememberedBrowser)
  }

  @Mutation(() => SetExternalNameResult, {
    description:
      'Sets a user’s name in the outside service of a module. Ends their logons in progress and removes their enrollment there. Needs users:write and a recent logon.',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon()
  async setExternalName(
    @Arg('input', () => SetExternalNameInput) { userId, module, name, override }: SetExternalNameInput,
    @Ctx() context: RequestContext,
  ): Promise<User | ExternalNameRejected> {
    const outcome = await this.#service.setExternalName(
      { userId, module, name: name ?? null, override: override ?? null },
      toActor(context),
    )
    return 'user' in outcome
      ? toUserType(outcome.user)
      : Object.assign(new ExternalNameRejected(), {
          problems: outcome.problems.map(toSettingProblem),
          verdict: outcome.refusal?.verdict ?? null,
        })
  }

  @Mutation(() => EnrollmentCode, {
    description:
      'Creates a single-use enrollment code, which is valid for a day and replaces the previous one. It is shown only once. Needs users:write and a recent logon.',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon()
  async createEnrollmentCode(
    @Arg('userId', () => ID) userId: string,
    @Arg('module', () => String) module: string,
    @Ctx() context: RequestContext,
  ): Promise<EnrollmentCode> {
    const { code, expiresAt } = await this.#service.createEnrollmentCode(userId, module, toActor(context))
    return Object.assign(new EnrollmentCode(), { code, expiresAt: new Date(expiresAt) })
  }

  @Mutation(() => Boolean, {
    description: 'Revokes a single-use enrollment code. False if there is none. Needs users:write.',
  })
  @NeedsPermission('users:write')
  async removeEnrollmentCode(
    @Arg('userId', () => ID) userId: string,
    @Arg('module', () => String) module: string,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    return this.#service.removeEnrollmentCode(userId, module, toActor(context))
  }

  @Mutation(() => Int, {
    description: 'Forgets a user’s remembered browsers and returns their number. Needs users:write.',
  })
  @NeedsPermission('users:write')
  async forgetUserBrowsers(@Arg('userId', () => ID) userId: string, @Ctx() context: RequestContext): Promise<number> {
    return this.#service.forgetBrowsers(userId, toActor(context))
  }

  @Mutation(() => Int, {
    description: 'Forgets the caller’s remembered browsers and returns their number. Needs a session.',
  })
  @NeedsSession()
  async forgetMyBrowsers(@Ctx() context: RequestContext): Promise<number> {
    return this.#service.forgetBrowsers(getViewer(context).user.id, toActor(context))
  }
}

function toRememberedBrowser({
  id,
  module,
  createdAt,
  expiresAt,
  ipAddress,
  userAgent,
}: RememberedBrowserRecord): RememberedBrowser {
  return Object.assign(new RememberedBrowser(), {
    id,
    module,
    rememberedAt: new Date(createdAt),
    expiresAt: new Date(expiresAt),
    ipAddress,
    userAgent,
  })
}
