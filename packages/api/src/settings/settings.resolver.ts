import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { toActor } from '../graphql/to-actor.ts'
import { NeedsFreshLogon, NeedsPermission } from '../graphql/authorization.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import { toSettingProblem } from '../graphql/field-problem.type.ts'
import { ModuleCheck, ModuleCheckItem } from './module-check.type.ts'
import type { ModuleChecker } from './module-checker.ts'
import { ModuleSettings, SettingsRejected, UpdateSettingsInput, UpdateSettingsResult } from './module-settings.type.ts'
import { Module } from './module.type.ts'
import { isConfigured, toValues } from './settings-store.ts'
import type { ModuleWithSettings, SettingsService } from './settings.service.ts'
import { toModuleType } from './to-module-type.ts'

@Resolver(() => Module)
export class SettingsResolver {
  readonly #settings: SettingsService
  readonly #checker: ModuleChecker

  constructor(settings: SettingsService, checker: ModuleChecker) {
    this.#settings = settings
    this.#checker = checker
  }

  @Query(() => [ModuleSettings], {
    name: 'settings',
    description: 'The settings of all modules that have any. Needs settings:read.',
  })
  @NeedsPermission('settings:read')
  async settings(): Promise<ModuleSettings[]> {
    return (await this.#settings.list()).map(toModuleSettings)
  }

  @Query(() => ModuleSettings, { description: 'The settings of one module. Needs settings:read.' })
  @NeedsPermission('settings:read')
  async moduleSettings(@Arg('module', () => String) module: string): Promise<ModuleSettings> {
    return toModuleSettings(await this.#settings.get(module))
  }

  @Mutation(() => UpdateSettingsResult, {
    description:
      'Changes a module’s settings, all given fields or none. It takes effect with the next step of every logon. Needs settings:write and a recent logon.',
  })
  @NeedsPermission('settings:write')
  @NeedsFreshLogon()
  async updateSettings(
    @Arg('input', () => UpdateSettingsInput) input: UpdateSettingsInput,
    @Ctx() context: RequestContext,
  ): Promise<ModuleSettings | SettingsRejected> {
    const outcome = await this.#settings.update(input, toActor(context))
    return 'settings' in outcome
      ? toModuleSettings(outcome.settings)
      : Object.assign(new SettingsRejected(), {
          problems: outcome.problems.map(toSettingProblem),
          verdict: outcome.refusal?.verdict ?? null,
          invariants: outcome.refusal?.invariants ?? [],
        })
  }

  @Mutation(() => ModuleCheck, {
    description:
      'Tests a module’s stored settings, for example with a signed call to its service. Needs settings:write.',
  })
  @NeedsPermission('settings:write')
  async checkModule(@Arg('module', () => String) module: string, @Ctx() context: RequestContext): Promise<ModuleCheck> {
    const { checks, ...result } = await this.#checker.check(module, toActor(context))
    return Object.assign(new ModuleCheck(), result, {
      checks: checks.map((item) => Object.assign(new ModuleCheckItem(), item)),
    })
  }
}

function toModuleSettings({ module, stored }: ModuleWithSettings): ModuleSettings {
  return Object.assign(new ModuleSettings(), {
    module: toModuleType(module, isConfigured(module, stored)),
    values: toValues(module, stored),
    secretsSet: Object.keys(module.settings.fields).filter((name) => stored.sealedSecrets.has(name)),
    revision: stored.revision,
    updatedAt: stored.updatedAt === null ? null : new Date(stored.updatedAt),
  })
}
