import type { InvariantRule } from '@sallyport/shared/invariant'
import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission } from '../../graphql/authorization.ts'
import { InvariantResult } from '../../change-guard/invariant-result.type.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { toSettingProblem } from '../../graphql/field-problem.type.ts'
import type { InvariantVerdict } from '../../change-guard/proposed-change.ts'
import type { InvariantService, InvariantWithSentence } from './invariant.service.ts'
import { Invariant, InvariantInput, InvariantRejected, SaveInvariantResult } from './invariant.type.ts'
import { SimulatedLogon } from '../forecast/simulation.type.ts'

@Resolver(() => InvariantResult)
export class InvariantResolver {
  constructor(private readonly service: InvariantService) {}

  @Query(() => [Invariant], { description: 'The rules that every publication has to keep. Needs schemes:read.' })
  @NeedsPermission('schemes:read')
  async invariants(): Promise<Invariant[]> {
    return (await this.service.list()).map(toInvariant)
  }

  @Query(() => [InvariantResult], { description: 'Whether each rule is kept by what is live now. Needs schemes:read.' })
  @NeedsPermission('schemes:read')
  async invariantResults(): Promise<InvariantResult[]> {
    return (await this.service.check()).map((verdict) => Object.assign(new InvariantResult(), verdict))
  }

  @FieldResolver(() => Invariant)
  invariant(@Root() { invariant }: InvariantVerdict): Invariant {
    return toInvariant({ ...invariant, rule: invariant.rule as InvariantRule })
  }

  @FieldResolver(() => SimulatedLogon, { nullable: true, description: 'A logon that breaks it.' })
  counterExample(@Root() result: InvariantVerdict): SimulatedLogon | null {
    return result.counterExample as SimulatedLogon | null
  }

  @Mutation(() => SaveInvariantResult, {
    description:
      'Writes a rule down, or changes one. Refused while it is broken, unless that is overridden in words. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async saveInvariant(
    @Arg('input', () => InvariantInput) input: InvariantInput,
    @Ctx() context: RequestContext,
  ): Promise<Invariant | InvariantRejected> {
    const outcome = await this.service.save(input, toActor(context))
    if ('saved' in outcome) return toInvariant(outcome.saved)
    return Object.assign(new InvariantRejected(), {
      problems: outcome.problems.map(toSettingProblem),
      counterExample: outcome.counterExample,
    })
  }

  @Mutation(() => Boolean, {
    description:
      'Drops a rule, with the reason in words. False when there is none with this id. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  removeInvariant(
    @Arg('id', () => ID) id: string,
    @Arg('reason', () => String, { description: 'At least 10 characters, on record.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<boolean> {
    return this.service.remove(id, reason, toActor(context))
  }
}

function toInvariant({ rule, ...invariant }: InvariantWithSentence): Invariant {
  const { never, ...scope } = rule
  return Object.assign(new Invariant(), {
    ...invariant,
    ...scope,
    never:
      'completeWithout' in never
        ? 'COMPLETE_WITHOUT'
        : 'completeByException' in never
          ? 'COMPLETE_BY_EXCEPTION'
          : 'COMPLETE_WITH_FEWER_FACTORS',
    module: 'completeWithout' in never ? never.completeWithout : null,
    exception: 'completeByException' in never ? never.completeByException : null,
    factors: 'completeWithFewerFactorsThan' in never ? never.completeWithFewerFactorsThan : null,
  })
}
