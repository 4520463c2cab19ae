import type { House } from './house.ts'

/** Forecasts, configuration files and reports. */
export const ANALYSIS: House['rooms'] = {
  'analysis/world': {
    is: 'Everything that a forecast needs, loaded once.',
    imports: `
      change-guard, database, module-contract, people/module-profiles, people/roles, schemes/versions, settings`,
  },
  'analysis/forecast': {
    is: 'Predicts one user’s logon. Shares no deciding code with the engine.',
    imports: 'analysis/world, graphql, module-contract, schemes/versions, shared',
    packages: 'type-graphql',
  },
  'analysis/invariants': {
    is: 'Invariants, and the logon that would break one.',
    imports: `
      analysis/forecast, analysis/world, audit, caller, change-guard, database, errors, graphql, lib,
      module-contract, schemes/access-types, shared`,
    packages: 'type-graphql',
  },
  'analysis/lock-out': {
    is: 'The lock-out check: whether enough administrators could still log on.',
    imports: `
      analysis/forecast, analysis/world, change-guard, database, lib, module-contract, schemes/access-types`,
  },
  'analysis/simulation': {
    is: 'Simulated logons: one, every user’s, and as tests.',
    imports: `
      analysis/forecast, analysis/lock-out, analysis/world, change-guard, database, errors, graphql, lib,
      module-contract, people/roles, schemes/steps, schemes/versions, shared`,
    packages: 'graphql-scalars, type-graphql',
  },
  'configuration/file': {
    is: 'The configuration file: parsing and printing it.',
    imports: 'errors, lib, module-contract, shared',
    inTests: 'configuration/plan, settings',
  },
  'configuration/plan': {
    is: 'The changes that a configuration file would make.',
    imports: `
      analysis/forecast, analysis/invariants, analysis/world, change-guard, configuration/file, database, lib,
      module-contract, people/roles, schemes/access-types, schemes/publications, schemes/steps,
      schemes/versions, settings, shared`,
  },
  'configuration/apply': {
    is: 'Applying a plan.',
    imports: `
      analysis/invariants, audit, caller, change-guard, configuration/file, configuration/plan, database,
      errors, graphql, lib, people/roles, schemes/access-types, schemes/publications, schemes/steps,
      schemes/versions, settings, shared`,
    packages: 'type-graphql',
  },
  replay: {
    is: 'Replays a logon from the audit log.',
    imports: `
      analysis/forecast, analysis/simulation, database, errors, graphql, lib, module-contract, schemes/versions`,
    packages: 'graphql-scalars, type-graphql',
  },
  overview: {
    is: 'Alarms, figures and warnings on the overview.',
    imports: `
      audit, database, errors, graphql, lib, module-contract, people/accounts, people/recovery,
      schemes/access-types, schemes/publications, schemes/steps, settings, shared`,
    packages: 'kysely, type-graphql',
  },
}
