import { proves } from '@sallyport/shared/module-category'
import type { RuleModule } from '@sallyport/shared/scheme-rules'
import type { Executor } from '../../database/database.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { toRuleModule } from '../../module-contract/to-rule-module.ts'
import type { Module } from '../../settings/module.type.ts'
import { isConfigured } from '../../settings/settings-store.ts'
import { emptySettings, listStoredSettings } from '../../settings/settings.statements.ts'
import { toMissingModuleType, toModuleType } from '../../settings/to-module-type.ts'

/** The modules as schemes see them: with whether each is set up now. */
export class ModuleCatalog {
  constructor(readonly registry: ModuleRegistry) {
    for (const module of registry.list())
      if (Object.values(module.step.options).some((field) => field.kind === 'secret'))
        throw new Error(
          `Module "${module.id}": a step option can't be a secret, since versions of schemes are readable`,
        )
  }

  async #listConfigured(executor: Executor): Promise<(id: string) => boolean> {
    const stored = await listStoredSettings(executor)
    return (id) => isConfigured(this.registry.get(id), stored.get(id) ?? emptySettings(id))
  }

  async list(executor: Executor): Promise<Module[]> {
    const configured = await this.#listConfigured(executor)
    return this.registry.list().map((module) => toModuleType(module, configured(module.id)))
  }

  /** Those that administrators can put into flows. */
  async listForSchemes(executor: Executor): Promise<Module[]> {
    return (await this.list(executor)).filter(({ id }) => !this.registry.get(id).step.onlyBuiltIn)
  }

  /** By id, a stand-in for those that this server doesn't have. */
  async load(executor: Executor, ids: readonly string[]): Promise<Map<string, Module>> {
    const all = new Map((await this.list(executor)).map((module) => [module.id, module]))
    return new Map(ids.map((id) => [id, all.get(id) ?? toMissingModuleType(id)]))
  }

  /** What the shared rules need to know of those that administrators can put into flows. */
  async listForRules(executor: Executor): Promise<RuleModule[]> {
    const configured = await this.#listConfigured(executor)
    return this.registry.listForSchemes().map((module) => toRuleModule(module, configured(module.id)))
  }

  /** Whether a flow asks for nothing that proves who it is but this one module. */
  isProvenOnlyBy(moduleId: string, steps: readonly { module: string }[]): boolean {
    const proving = steps.filter((step) => proves(this.registry.find(step.module)?.category ?? 'OTHER'))
    return proving.length > 0 && proving.every((step) => step.module === moduleId)
  }
}
