import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Database } from '../../database/database.ts'
import { toActor } from '../../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission } from '../../graphql/authorization.ts'
import type { RequestContext } from '../../graphql/request-context.ts'
import { Batcher } from '../../lib/batcher.ts'
import { Module } from '../../settings/module.type.ts'
import type { ModuleCatalog } from '../steps/module-catalog.ts'
import type { SchemeService } from './scheme.service.ts'
import {
  OnRisk,
  SaveSchemeInput,
  SaveSchemeResult,
  Scheme,
  type SchemeRejected,
  SchemeStep,
} from '../versions/scheme.type.ts'
import { toSaveResult, toSchemeType } from './to-scheme-type.ts'

@Resolver(() => SchemeStep)
export class SchemeResolver {
  readonly #schemes: SchemeService
  readonly #catalog: ModuleCatalog
  readonly #database: Database
  readonly #modulesById: Batcher<string, Module>

  constructor(dependencies: { schemes: SchemeService; catalog: ModuleCatalog; database: Database }) {
    this.#schemes = dependencies.schemes
    this.#catalog = dependencies.catalog
    this.#database = dependencies.database
    this.#modulesById = new Batcher((ids) => this.#catalog.load(this.#database.sql, ids))
  }

  @Query(() => [Module], { description: 'What can be added to a scheme. Needs schemes:read.' })
  @NeedsPermission('schemes:read')
  modules(): Promise<Module[]> {
    return this.#catalog.listForSchemes(this.#database.sql)
  }

  @Query(() => [Scheme], { description: 'The scheme of every access type. Needs schemes:read.' })
  @NeedsPermission('schemes:read')
  async schemes(): Promise<Scheme[]> {
    return (await this.#schemes.list()).map(toSchemeType)
  }

  @Query(() => Scheme, {
    nullable: true,
    description: 'One scheme; null when there is none with this key. Needs schemes:read.',
  })
  @NeedsPermission('schemes:read')
  async scheme(@Arg('key', () => ID) key: string): Promise<Scheme | null> {
    const [found] = await this.#schemes.list(key)
    return found ? toSchemeType(found) : null
  }

  @Mutation(() => SaveSchemeResult, {
    description:
      'Saves a whole flow as a new version, live at once or as a draft. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async saveScheme(
    @Arg('input', () => SaveSchemeInput) input: SaveSchemeInput,
    @Ctx() context: RequestContext,
  ): Promise<Scheme | SchemeRejected> {
    return toSaveResult(await this.#schemes.save(input, toActor(context)))
  }

  @Mutation(() => SaveSchemeResult, {
    description:
      'Publishes the steps of an old version as a new one, if they are still valid. Needs schemes:write and a recent logon.',
  })
  @NeedsPermission('schemes:write')
  @NeedsFreshLogon()
  async rollbackScheme(
    @Arg('key', () => ID) key: string,
    @Arg('version', () => Int) version: number,
    @Ctx() context: RequestContext,
    @Arg('override', () => String, { nullable: true }) override?: string | null,
    @Arg('confirmMinutes', () => Int, { nullable: true }) confirmMinutes?: number | null,
    @Arg('restartLogons', () => Boolean, { defaultValue: false }) restartLogons?: boolean,
    @Arg('restartReason', () => String, { nullable: true }) restartReason?: string | null,
    @Arg('onRisk', () => OnRisk, { defaultValue: 'PROBATION' }) onRisk: keyof typeof OnRisk = 'PROBATION',
  ): Promise<Scheme | SchemeRejected> {
    return toSaveResult(
      await this.#schemes.rollBack(
        key,
        version,
        { override, confirmMinutes, restartLogons, restartReason, onRisk },
        toActor(context),
      ),
    )
  }

  @FieldResolver(() => Module, { name: 'module' })
  async moduleOfStep(@Root() step: SchemeStep): Promise<Module> {
    return (await this.#modulesById.load(step.moduleId))!
  }
}
