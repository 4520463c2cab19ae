import type { House } from './house.ts'

/** The engine and its modules. */
export const LOGON: House['rooms'] = {
  logon: { is: 'The engine’s bounds and error codes.', imports: 'errors, shared' },
  'logon/signals': {
    is: 'Wakes those who wait for a logon, between nodes as well.',
    imports: 'errors, lib, logon',
    packages: 'pg',
  },
  'logon/browser': {
    is: 'The cookie that binds a logon to its browser, and what modules make browsers remember.',
    imports: 'database, lib, people/sessions',
  },
  'logon/steps': {
    is: 'Calls modules and walks a scheme. Stores nothing.',
    imports: `
      audit, caller, database, lib, limits, logon, logon/browser, module-contract, people/accounts,
      people/module-profiles, schemes/versions, settings, shared`,
  },
  'logon/store': {
    is: 'Writes the moves of a logon, each in one transaction.',
    imports: `
      audit, caller, database, lib, limits, logon, logon/browser, logon/signals, logon/steps, module-contract,
      people/accounts, people/module-profiles, people/sessions, schemes/access-types, schemes/publications,
      schemes/versions, shared`,
    packages: 'kysely',
  },
  'logon/watcher': {
    is: 'Waits for what a step waits for, once over all nodes.',
    imports: 'database, lib, logon, logon/signals, logon/steps, logon/store, schemes/versions',
  },
  'logon/lifecycle': {
    is: 'Begins logons, reads, answers, finishes, cancels and expires them.',
    imports: `
      caller, database, errors, lib, limits, logon, logon/browser, logon/signals, logon/steps, logon/store,
      logon/watcher, module-contract, people/accounts, people/module-profiles, people/sessions,
      schemes/versions, shared`,
  },
  'logon/graphql': {
    is: 'A logon as clients see it.',
    imports: `
      errors, graphql, lib, logon, logon/browser, logon/lifecycle, logon/signals, logon/steps, logon/store,
      module-contract, people/sessions, schemes/versions, shared`,
    packages: 'type-graphql',
  },
  'modules/*': {
    is: 'A module, any that has no row of its own.',
    imports: 'module-contract, shared',
    packages: 'type-graphql',
  },
  'modules/duo-account': {
    is: 'A Duo account, for both Duo modules: hosts, options, names, outages.',
    imports: 'lib, module-contract, shared',
  },
  'modules/duo/client': {
    is: 'Duo’s Auth API on the wire.',
    imports: 'lib, module-contract, modules/duo-account',
    inTests: 'duo-simulator, modules/duo',
    packages: '@duosecurity/duo_api, undici',
  },
  'modules/duo/interface': {
    is: 'The Duo module’s settings, codes and GraphQL types.',
    imports: 'module-contract, modules/duo-account, shared',
    packages: 'type-graphql',
  },
  'modules/duo/factors': {
    is: 'Preauth, push, passcode and remembered browsers.',
    imports: 'lib, module-contract, modules/duo-account, modules/duo/client, modules/duo/interface',
    inTests: 'modules/duo, shared',
  },
  'modules/duo/enrollment': {
    is: 'Enrolling at Duo during a logon.',
    imports: 'module-contract, modules/duo/client, modules/duo/factors',
    inTests: 'modules/duo, modules/duo/interface',
  },
  'modules/duo/step': {
    is: 'The Duo module’s step: begins, answers, waits.',
    imports: `
      module-contract, modules/duo/client, modules/duo/enrollment, modules/duo/factors, modules/duo/interface`,
    inTests: 'duo-simulator, modules/duo, shared',
  },
  'modules/duo/operations': {
    is: 'The Duo module’s connection check, forecast and warnings.',
    imports: 'module-contract, modules/duo-account, modules/duo/client, modules/duo/interface, shared',
    inTests: 'modules/duo',
  },
  'modules/duo': {
    is: 'The module for Duo’s Auth API.',
    imports: `
      lib, module-contract, modules/duo-account, modules/duo/client, modules/duo/interface,
      modules/duo/operations, modules/duo/step`,
    inTests: 'duo-simulator, modules/duo/factors, shared',
  },
  'modules/duo-universal': {
    is: 'The module for Duo’s Universal Prompt.',
    imports: 'lib, module-contract, modules/duo-account, shared',
    inTests: 'duo-simulator',
    packages: '@duosecurity/duo_universal, type-graphql',
  },
  modules: { is: 'The list of modules.', imports: 'module-contract, modules/*' },
}
