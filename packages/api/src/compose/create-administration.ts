import { createConfiguration } from '../configuration/apply/create-configuration.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { RunningLogons } from '../schemes/versions/running-logons.ts'
import { createAnalysis } from './create-analysis.ts'
import { createPeople, type PeopleDependencies } from './create-people.ts'
import { createReports } from './create-reports.ts'
import { createSchemes } from './create-schemes.ts'
import { createSettings } from './create-settings.ts'
import type { Foundation } from './foundation.ts'

export type Administration = ReturnType<typeof createAdministration>

/** Puts together everything that isn't a logon: people, settings, schemes, their analysis, configuration files and reports. */
export function createAdministration(
  foundation: Foundation,
  modules: ModuleRegistry,
  { running, ...forPeople }: Omit<PeopleDependencies, 'guardChange'> & { running: RunningLogons },
) {
  const { database, masterKey, clock, publicUrl } = foundation
  const { guard, guardChange, simulator, ...analysis } = createAnalysis(foundation, modules)
  const settings = createSettings(foundation, modules, { guardChange })
  const schemes = createSchemes(foundation, modules, { guard, running })
  const people = createPeople(foundation, modules, { ...forPeople, guardChange })
  const configuration = createConfiguration({
    database,
    masterKey,
    clock,
    catalog: schemes.catalog,
    guard,
    settings: settings.service,
    schemes: schemes.writer,
    accessTypes: schemes.accessTypeWriter,
    roles: people.roleWriter,
    keeper: schemes.keeper,
    running,
    firstSteps: schemes.firstSteps,
    publicUrl,
  })
  const { store } = settings
  const { service, stepWarnings } = schemes
  const reports = createReports(foundation, modules, { store, schemes: service, stepWarnings, simulator })
  return {
    people,
    settings,
    schemes,
    /** One instance per class; type-graphql gets them through a container. */
    resolvers: [people, settings, schemes, analysis, reports]
      .flatMap((part): object[] => part.resolvers)
      .concat(configuration),
  }
}
