import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsSession } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { toSettingProblem } from '../../graphql/field-problem.type.ts'
import type { PasswordService } from '../passwords/password.service.ts'
import { ChangePasswordInput, ChangePasswordResult, PasswordChanged, PasswordRejected } from './user-results.type.ts'

@Resolver(() => PasswordChanged)
export class OwnPasswordResolver {
  readonly #passwords: PasswordService

  constructor(passwords: PasswordService) {
    this.#passwords = passwords
  }

  @Mutation(() => ChangePasswordResult, {
    description:
      'Changes the caller’s password. Ends their logons in progress, and on request their other sessions. Needs a session and the current password.',
  })
  @NeedsSession()
  async changePassword(
    @Arg('input', () => ChangePasswordInput) input: ChangePasswordInput,
    @Ctx() context: RequestContext,
  ): Promise<PasswordChanged | PasswordRejected> {
    const outcome = await this.#passwords.change(input, toActor(context))
    return 'problems' in outcome
      ? Object.assign(new PasswordRejected(), { problems: outcome.problems.map(toSettingProblem) })
      : Object.assign(new PasswordChanged(), outcome)
  }
}
