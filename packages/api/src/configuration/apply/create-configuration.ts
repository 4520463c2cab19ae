import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { MasterKey } from '../../lib/master-key.ts'
import type { AccessTypeWriter } from '../../schemes/access-types/access-type-writer.ts'
import type { ChangeGuard } from '../../change-guard/proposed-change.ts'
import type { ModuleCatalog } from '../../schemes/steps/module-catalog.ts'
import type { PublicationKeeper } from '../../schemes/publications/publication-keeper.ts'
import type { RunningLogons } from '../../schemes/versions/running-logons.ts'
import type { SchemeWriter } from '../../schemes/publications/scheme-writer.ts'
import type { StoredStep } from '../../schemes/versions/scheme.statements.ts'
import type { SettingsService } from '../../settings/settings.service.ts'
import type { RoleWriter } from '../../people/roles/role-writer.ts'
import { ConfigurationApplier } from './configuration-applier.ts'
import { ConfigurationPlanner } from '../plan/configuration-planner.ts'
import { ConfigurationResolver } from './configuration.resolver.ts'
import { ConfigurationService } from './configuration.service.ts'
import { PopulationForecaster } from '../plan/population-forecaster.ts'

export interface ConfigurationParts {
  database: Database
  masterKey: MasterKey
  clock: Clock
  catalog: ModuleCatalog
  guard: ChangeGuard
  settings: SettingsService
  schemes: SchemeWriter
  accessTypes: AccessTypeWriter
  roles: RoleWriter
  keeper: PublicationKeeper
  running: RunningLogons
  firstSteps: readonly StoredStep[]
  publicUrl: string
}

/** Puts together what configuration files need. */
export function createConfiguration({
  database,
  masterKey,
  clock,
  catalog,
  guard,
  settings,
  schemes,
  accessTypes,
  roles,
  keeper,
  running,
  firstSteps,
  publicUrl,
}: ConfigurationParts): ConfigurationResolver {
  const planner = new ConfigurationPlanner({ catalog, clock, masterKey, firstSteps })
  const applier = new ConfigurationApplier({
    clock,
    catalog,
    settings,
    schemes,
    accessTypes,
    roles,
    keeper,
    running,
    firstSteps,
  })
  return new ConfigurationResolver(
    new ConfigurationService({
      database,
      planner,
      applier,
      guard,
      publicUrl,
      population: new PopulationForecaster({ modules: catalog.registry, clock }),
    }),
  )
}
