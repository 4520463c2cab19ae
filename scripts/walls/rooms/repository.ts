import type { House } from './house.ts'

export const REPOSITORY: House = {
  name: '',
  folder: '',
  rooms: {
    'scripts/lib': { is: 'Parts of the repository’s own commands: building, starting, generating.' },
    'scripts/docs': { is: 'Finds broken references in documents.', imports: 'scripts/words' },
    'scripts/words': { is: 'Finds banned phrases in texts that people read.' },
    'scripts/walls': { is: 'This table, and what holds every import against it.', imports: 'scripts/lib' },
    scripts: {
      is: 'A file for each command of the repository, `pnpm test` among them.',
      imports: 'scripts/docs, scripts/lib, scripts/walls, scripts/words',
    },
    'packages/shared': { is: 'Settings of the tests of `shared`.' },
    'packages/api': { is: 'Settings of the API’s build and tests.' },
    'packages/api/scripts': {
      is: 'Writes the schema, the error codes and the format of configuration files.',
      imports: 'api/compose',
    },
    'packages/api/test/support': {
      isForTests: true,
      is: 'A server and its clients, for tests.',
      imports: `
        api/compose, api/config, api/database, api/lib, api/module-contract, api/people/passwords,
        api/server-tools/tool, duo-simulator`,
    },
    'packages/api/test/forecast': {
      isForTests: true,
      is: 'Random worlds, and real logons in them.',
      imports: 'api/database, api/module-contract, duo-simulator, packages/api/test/support',
    },
    'packages/api/test': {
      isForTests: true,
      is: 'Tests of a whole server, over HTTP.',
      imports: `
        api/analysis/forecast, api/analysis/world, api/compose, api/config, api/configuration/file, api/database,
        api/lib, api/module-contract, api/modules, api/modules/duo/interface, api/people/passwords,
        api/server-tools/commands, duo-simulator, packages/api/test/forecast, packages/api/test/support, shared`,
    },
    'packages/console': {
      is: 'Settings of the console’s build, tests and generated types.',
      imports: 'packages/console/scripts',
    },
    'packages/console/scripts': {
      is: 'Holds the first loads to their budgets, and generates the texts of error codes.',
    },
    'packages/cli': { is: 'Settings of the command’s build, tests and generated types.' },
    'packages/cli/bin': { is: 'Starts the built command.', mayComputeImports: true },
    'packages/duo-simulator': { is: 'Settings of the simulator’s build and tests.' },
    'e2e/browser': { isForTests: true, is: 'Finds a Chromium, or unpacks one.' },
    'e2e/support': {
      isForTests: true,
      is: 'Shared by all journeys: servers, browsers, people.',
      imports: 'duo-simulator, e2e/browser',
    },
    'e2e/journeys': {
      isForTests: true,
      is: 'Journeys in a real browser, across console, API and simulator.',
      imports: 'duo-simulator, e2e/support',
    },
    e2e: { isForTests: true, is: 'Settings of the journeys.' },
    demo: {
      is: 'A believable population, and a month of its logons.',
      imports: 'api/compose, api/config, duo-simulator',
    },
    'bench/lib': { is: 'Parts of the benchmarks.', imports: 'duo-simulator, scripts/lib' },
    bench: { is: 'Benchmarks of Sallyport and of its peers.', imports: 'bench/lib' },
  },
}
