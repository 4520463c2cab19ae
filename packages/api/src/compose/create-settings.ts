import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import { listModulesInUse } from '../schemes/versions/scheme.statements.ts'
import { ModuleChecker } from '../settings/module-checker.ts'
import { SettingsStore } from '../settings/settings-store.ts'
import { SettingsResolver } from '../settings/settings.resolver.ts'
import { SettingsService, type SettingsServiceDependencies } from '../settings/settings.service.ts'
import type { Foundation } from './foundation.ts'

/** The stored settings of the modules. */
export function createSettings(
  { database, masterKey, clock, limits }: Foundation,
  modules: ModuleRegistry,
  { guardChange }: Pick<SettingsServiceDependencies, 'guardChange'>,
) {
  const store = new SettingsStore(database, masterKey, modules)
  const service = new SettingsService({ store, clock, listModulesInUse, guardChange })
  const checker = new ModuleChecker({ store, clock, usage: limits.createUsage() })
  return { store, service, resolvers: [new SettingsResolver(service, checker)] }
}
