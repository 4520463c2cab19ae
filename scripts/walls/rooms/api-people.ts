import type { House } from './house.ts'

/** Everything that administrators edit: people, settings, schemes. */
export const PEOPLE: House['rooms'] = {
  'people/roles': {
    is: 'Roles, their permissions, and the right to grant them.',
    imports: 'audit, caller, database, errors, graphql, lib, shared',
    packages: 'type-graphql',
  },
  'people/accounts': {
    is: 'Users as they are stored and shown.',
    imports: 'change-guard, database, errors, graphql, lib, people/roles, shared',
    inTests: 'caller, people/passwords, people/users',
    packages: '@mikro-orm/core, kysely, type-graphql',
  },
  'people/api-tokens': {
    is: 'Tokens that scripts send.',
    imports: 'audit, caller, database, errors, graphql, lib, people/accounts, people/roles, shared',
    packages: 'type-graphql',
  },
  'people/sessions': {
    is: 'Sessions, the viewer, and browsers that a user asked to remember.',
    imports: `
      audit, caller, database, errors, graphql, lib, people/accounts, people/api-tokens, people/roles, shared`,
    packages: 'kysely, type-graphql',
  },
  'people/module-profiles': {
    is: 'One user in one module: external name, enrollment codes, remembered browsers.',
    imports: `
      audit, caller, change-guard, database, errors, graphql, lib, module-contract, people/accounts,
      people/roles, people/sessions, shared`,
    packages: 'kysely, type-graphql',
  },
  'people/passwords': {
    is: 'Passwords: hashes, guesses, the policy, changing one.',
    imports: `
      audit, caller, change-guard, database, errors, lib, limits, people/accounts, people/roles,
      people/sessions, shared`,
  },
  'people/recovery': {
    is: 'Recovery codes.',
    imports: 'audit, caller, change-guard, database, errors, graphql, lib, people/accounts, people/roles',
    packages: 'type-graphql',
  },
  'people/users': {
    is: 'Creating, changing and locking users.',
    imports: `
      audit, caller, change-guard, database, errors, graphql, lib, people/accounts, people/api-tokens,
      people/module-profiles, people/passwords, people/recovery, people/roles, people/sessions, shared`,
    packages: 'type-graphql',
  },
  settings: {
    is: 'Stored settings of the modules, whatever modules there are.',
    imports: 'audit, caller, change-guard, database, errors, graphql, lib, module-contract, shared',
    packages: 'graphql-scalars, type-graphql',
  },
  'schemes/versions': {
    is: 'Schemes and their numbered versions.',
    imports: 'change-guard, database, errors, shared',
    packages: 'graphql-scalars, type-graphql',
  },
  'schemes/steps': {
    is: 'Steps checked against the scheme rules, and their warnings.',
    imports: 'database, errors, lib, module-contract, schemes/versions, settings, shared',
  },
  'schemes/access-types': {
    is: 'Access types.',
    imports: `
      audit, caller, change-guard, database, errors, graphql, lib, module-contract, people/roles,
      people/sessions, schemes/steps, schemes/versions, shared`,
    packages: 'kysely, type-graphql',
  },
  'schemes/publications': {
    is: 'Drafts, reviews, publishing, confirming and rolling back.',
    imports: `
      audit, caller, change-guard, database, errors, graphql, lib, schemes/access-types, schemes/steps,
      schemes/versions, settings, shared`,
    packages: 'type-graphql',
  },
}
