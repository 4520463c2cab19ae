import type { Permission } from '@sallyport/shared/permissions'
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql'
import { TokenNotAllowedError } from '../../errors/common-errors.ts'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission, getViewer } from '../../graphql/authorization.ts'
import { toConnectionParts } from '../../graphql/page.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { toSettingProblem } from '../../graphql/field-problem.type.ts'
import type { PasswordService } from '../passwords/password.service.ts'
import { toUserType } from '../accounts/to-user-type.ts'
import { type UserDirectory, toUserCursor } from '../accounts/user-directory.ts'
import {
  CreateUserInput,
  CreateUserResult,
  SetPasswordInput,
  SetPasswordResult,
  UpdateUserInput,
  UpdateUserResult,
  UserRejected,
} from './user-results.type.ts'
import type { UserService } from './user.service.ts'
import type { UserOutcome } from '../accounts/user-outcome.ts'
import { User, UserConnection } from '../accounts/user.type.ts'

@Resolver(() => User)
export class UserResolver {
  readonly #users: UserService
  readonly #passwords: PasswordService
  readonly #directory: UserDirectory
  readonly #listPermissions: (roles: readonly string[]) => Promise<readonly Permission[]>

  constructor(dependencies: {
    users: UserService
    passwords: PasswordService
    directory: UserDirectory
    listPermissions(roles: readonly string[]): Promise<readonly Permission[]>
  }) {
    this.#users = dependencies.users
    this.#passwords = dependencies.passwords
    this.#directory = dependencies.directory
    this.#listPermissions = dependencies.listPermissions
  }

  @Query(() => UserConnection, {
    description:
      'Users, ordered by username. The search finds beginnings of usernames, of words in display names, and of e-mail addresses. Needs users:read.',
  })
  @NeedsPermission('users:read')
  async users(
    @Arg('first', () => Int, { defaultValue: 50, description: '1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true }) after?: string | null,
    @Arg('search', () => String, { nullable: true }) search?: string | null,
  ): Promise<UserConnection> {
    const page = await this.#directory.list({ first, after, search })
    const cursors = new Map(page.items.map((user) => [user.id, toUserCursor(user)]))
    const parts = toConnectionParts({ ...page, items: page.items.map(toUserType) }, (user) => cursors.get(user.id)!)
    return Object.assign(new UserConnection(), parts, { totalCount: page.totalCount })
  }

  @Query(() => User, { nullable: true, description: 'A user. Null if there is none with this id. Needs users:read.' })
  @NeedsPermission('users:read')
  async user(@Arg('id', () => ID) id: string): Promise<User | null> {
    const user = await this.#directory.find(id)
    return user && toUserType(user)
  }

  @Mutation(() => CreateUserResult, {
    description: 'Adds a user. Needs users:write, and a recent logon if they get a role beyond "user".',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon<{ input: CreateUserInput }>(({ input }) => (input.roles ?? []).some((role) => role !== 'user'))
  async createUser(
    @Arg('input', () => CreateUserInput) input: CreateUserInput,
    @Ctx() context: RequestContext,
  ): Promise<User | UserRejected> {
    await this.#checkReach(context, input.roles ?? [])
    return toResult(await this.#users.create(input, toActor(context)))
  }

  @Mutation(() => UpdateUserResult, {
    description:
      'Changes a user. The last administrator who can log on stays one. Needs users:write, and a recent logon to set roles or to enable a user.',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon<{ input: UpdateUserInput }>(({ input }) => input.roles != null || input.enabled === true)
  async updateUser(
    @Arg('input', () => UpdateUserInput) input: UpdateUserInput,
    @Ctx() context: RequestContext,
  ): Promise<User | UserRejected> {
    await this.#checkReach(context, input.roles ?? [])
    return toResult(await this.#users.update(input, toActor(context)))
  }

  @Mutation(() => SetPasswordResult, {
    description: 'Sets a new password and ends the user’s sessions and logons. Needs users:write and a recent logon.',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon()
  async setPassword(
    @Arg('input', () => SetPasswordInput) { userId, password, passwordMustChange, override }: SetPasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<User | UserRejected> {
    const { apiToken, user } = getViewer(context)
    if (apiToken && userId === user.id) throw new TokenNotAllowedError()
    await this.#checkReach(context, (await this.#directory.find(userId))?.roles ?? [])
    return toResult(
      await this.#passwords.set(
        { userId, password, mustChange: passwordMustChange ?? false, override },
        toActor(context),
      ),
    )
  }

  @Mutation(() => Boolean, {
    description:
      'Removes a user’s enrollment in a module, so that they enroll again at the next logon. False if they were not enrolled. Needs users:write and a recent logon.',
  })
  @NeedsPermission('users:write')
  @NeedsFreshLogon()
  async removeEnrollment(
    @Arg('userId', () => ID) userId: string,
    @Arg('module', () => String) module: string,
    @Ctx() context: RequestContext,
    @Arg('override', () => String, { nullable: true }) override?: string | null,
  ): Promise<boolean> {
    return this.#users.removeEnrollment(userId, module, toActor(context), override)
  }

  /**
   * A script can neither create nor take over a user with more permissions than its token, which would bypass the
   * limits of the token.
   */
  async #checkReach(context: RequestContext, roles: readonly string[]): Promise<void> {
    const viewer = getViewer(context)
    if (
      viewer.apiToken &&
      (await this.#listPermissions(roles)).some((permission) => !viewer.permissions.includes(permission))
    )
      throw new TokenNotAllowedError()
  }
}

const toResult = (outcome: UserOutcome): User | UserRejected =>
  'user' in outcome
    ? toUserType(outcome.user)
    : Object.assign(new UserRejected(), {
        problems: outcome.problems.map(toSettingProblem),
        verdict: outcome.refusal?.verdict ?? null,
        invariants: outcome.refusal?.invariants ?? [],
      })
