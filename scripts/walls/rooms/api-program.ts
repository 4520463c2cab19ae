import type { House } from './house.ts'

/** The programs and their composition. */
export const PROGRAM: House['rooms'] = {
  http: {
    is: 'Fastify and Apollo Server: cookies, CSRF checks, limits of documents, event streams, the console’s files.',
    imports: 'caller, configuration/file, graphql, lib, module-contract, shared',
    packages: `
      @apollo/server, @as-integrations/fastify, @fastify/cors, @fastify/helmet, @fastify/send, cookie, fastify,
      graphql, graphql-sse, node:fs`,
  },
  config: {
    is: 'The environment, checked; the key file.',
    imports: 'database, errors, lib, people/sessions',
    packages: 'node:fs',
  },
  compose: {
    is: 'Puts the server together.',
    imports: `
      analysis/invariants, analysis/lock-out, analysis/simulation, audit, change-guard, config,
      configuration/apply, configuration/file, database, errors, graphql, http, lib, limits, logon, logon/*,
      module-contract, modules, overview, people/*, replay, schemes/*, settings, shared`,
    inTests: 'analysis/forecast, analysis/world, modules/duo, modules/duo-universal, modules/password',
    packages: '@mikro-orm/core',
  },
  'server-tools/tool': {
    is: 'Shared by the tools: their context, their errors, opening the server’s data.',
    imports: 'compose, config, database, errors, lib',
    packages: 'node:fs, undici',
  },
  'server-tools/backup': {
    is: 'Backups: writing, reading, restoring.',
    imports: 'database, lib, server-tools/tool',
    packages: 'kysely, node:fs',
  },
  'server-tools/doctor': {
    is: 'The checks of `sallyport doctor`.',
    imports: `
      analysis/lock-out, compose, config, database, lib, module-contract, people/accounts, people/recovery,
      schemes/publications, server-tools/tool, settings`,
    packages: 'kysely, node:fs, undici',
  },
  'server-tools/commands': {
    is: 'The programs: recover, backup, restore, rotate-key, doctor.',
    imports: `
      audit, compose, config, database, lib, limits, people/accounts, people/recovery, people/roles,
      server-tools/backup, server-tools/doctor, server-tools/tool, shared`,
    packages: 'node:fs',
  },
  'server-tools': {
    is: 'The entry of the programs that run on the server.',
    imports: 'config, errors, lib, server-tools/commands, server-tools/tool',
  },
  '.': {
    is: 'The entry of the server: starts it, and stops it on a signal.',
    imports: 'compose, config, errors',
    packages: 'node:fs',
  },
}
