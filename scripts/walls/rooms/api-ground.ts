import type { House } from './house.ts'

/** The ground for the rest. */
export const GROUND: House['rooms'] = {
  lib: {
    is: 'Tools that know nothing of logons: clock, random, constant-time equality, keys, log.',
    imports: 'shared',
  },
  errors: { is: 'AppError, the common errors, and problems with a field.', imports: 'shared' },
  caller: {
    is: 'The caller: the actor, the client’s address and browser, the owner of the session.',
    imports: 'shared',
  },
  database: {
    is: 'The connection, the typed tables, the migrations for SQLite and PostgreSQL.',
    imports: 'errors',
    inTests: 'compose',
    packages: `
      @mikro-orm/core, @mikro-orm/migrations, @mikro-orm/postgresql, @mikro-orm/sqlite, better-sqlite3, kysely,
      node:fs, node:worker_threads`,
  },
  'module-contract': {
    is: 'The contract of modules. `testing/` proves that a module keeps it.',
    imports: 'shared',
    packages: 'type-graphql',
  },
  graphql: {
    is: 'Shared by all resolvers: building the schema, authorization, pages, errors as callers see them.',
    imports: 'caller, errors, lib, module-contract, shared',
    packages: '@apollo/server, graphql, graphql-scalars, type-graphql',
  },
  audit: {
    is: 'The audit log and the alarms in it.',
    imports: 'database, errors, graphql, lib',
    packages: '@mikro-orm/core, graphql-scalars, type-graphql',
  },
  limits: {
    is: 'Limits on guesses and requests, counted in the database.',
    imports: 'database, lib, module-contract',
    packages: 'kysely',
  },
  'change-guard': {
    is: 'A proposed change, the decision about it, and its refusal.',
    imports: 'database, errors, shared',
    packages: 'type-graphql',
  },
}
