import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import type { PublicationKeeper } from './publication-keeper.ts'
import type { SchemeReviewer } from './scheme-reviewer.ts'
import type { SchemeService } from './scheme.service.ts'
import {
  PublishSchemeInput,
  SaveSchemeResult,
  Scheme,
  SchemeDiff,
  type SchemeRejected,
  SchemeReview,
  SchemeStepInput,
  UpdateSchemeInput,
} from '../versions/scheme.type.ts'
import { toReviewType, toSaveResult, toSchemeType } from './to-scheme-type.ts'

/** The way of a draft: looked at, published, kept or taken back. */
@Resolver(() => Scheme)
export class PublicationResolver {
  readonly #schemes: SchemeService
  readonly #reviewer: SchemeReviewer
  readonly #keeper: PublicationKeeper

  constructor(dependencies: { schemes: SchemeService; reviewer: SchemeReviewer; keeper: PublicationKeeper }) {
    this.#schemes = dependencies.schemes
    this.#reviewer = dependencies.reviewer
    this.#keeper = dependencies.keeper
  }

  @Query(() => SchemeDiff, { description: 'What one version does other than another, in words. Needs schemes:read.' })
  @NeedsPermission('schemes:read')
  async schemeDiff(
    @Arg('key', () => ID) key: string,
    @Arg('from', () => Int) from: number,
    @Arg('to', () => Int) to: number,
  ): Promise<SchemeDiff> {
    return Object.assign(new SchemeDiff(), {
      fromVersion: from,
      toVersion: to,
      changes: await this.#reviewer.diff(key, from, to),
    })
  }

  @Query(() => SchemeReview, {
    description:
      'Everything that one wants to know before publishing. Writes nothing and asks nobody. Needs schemes:read.',
  })
  @NeedsPermission('schemes:read')
  async reviewScheme(
    @Arg('key', () => ID) key: string,
    @Arg('steps', () => [SchemeStepInput], {
      nullable: true,
      description: 'As in an editor; left out, the stored draft, or what is live where there is none.',
    })
    steps?: SchemeStepInput[] | null,
  ): Promise<SchemeReview> {
    return toReviewType(await this.#reviewer.review(key, steps ?? null))
  }

  @Mutation(() => SaveSchemeResult, {
    description: 'Publishes the stored draft, exactly what was reviewed. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async publishScheme(
    @Arg('input', () => PublishSchemeInput) input: PublishSchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<Scheme | SchemeRejected> {
    return toSaveResult(await this.#schemes.publish(input, toActor(context)))
  }

  @Mutation(() => Scheme, { description: 'Drops the draft; it stays among the versions. Needs schemes:write.' })
  @NeedsPermission('schemes:write')
  async discardDraft(
    @Arg('key', () => ID) key: string,
    @Arg('draft', () => Int) draft: number,
    @Ctx() context: RequestContext,
  ): Promise<Scheme> {
    return toSchemeType(await this.#schemes.discardDraft(key, draft, toActor(context)))
  }

  @Mutation(() => SaveSchemeResult, {
    description: 'Renames, enables or disables a scheme. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async updateScheme(
    @Arg('input', () => UpdateSchemeInput) input: UpdateSchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<Scheme | SchemeRejected> {
    return toSaveResult(await this.#schemes.update(input, toActor(context)))
  }

  @Mutation(() => Scheme, {
    description:
      'Keeps a publication that would take itself back, though nobody has logged on through it. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async keepPublication(
    @Arg('key', () => ID) key: string,
    @Arg('version', () => Int) version: number,
    @Arg('reason', () => String, { description: 'In 10 to 500 characters, for the audit log.' }) reason: string,
    @Ctx() context: RequestContext,
  ): Promise<Scheme> {
    await this.#keeper.keep(key, version, reason, toActor(context))
    return this.#get(key)
  }

  @Mutation(() => Scheme, {
    description: 'Takes a publication back that nobody has confirmed yet. Needs schemes:write.',
  })
  @NeedsPermission('schemes:write')
  async takeBackPublication(
    @Arg('key', () => ID) key: string,
    @Arg('version', () => Int) version: number,
    @Ctx() context: RequestContext,
  ): Promise<Scheme> {
    await this.#keeper.takeBack(key, version, toActor(context))
    return this.#get(key)
  }

  @FieldResolver(() => SchemeDiff, {
    nullable: true,
    description: 'What the draft does other than what is published; null without a draft.',
  })
  async diff(@Root() { key, published, draft }: Scheme): Promise<SchemeDiff | null> {
    if (!draft) return null
    return Object.assign(new SchemeDiff(), {
      fromVersion: published.number,
      toVersion: draft.number,
      changes: await this.#reviewer.diff(key, published.number, draft.number),
    })
  }

  async #get(key: string): Promise<Scheme> {
    return toSchemeType((await this.#schemes.list(key))[0]!)
  }
}
