import type { House } from './house.ts'

export const CLI: House = {
  name: 'cli',
  folder: 'packages/cli/src',
  rooms: {
    lib: { is: 'Output, exit codes, reading and writing files.' },
    gql: { is: 'Types generated from the API’s schema.' },
    server: { is: 'Requests to a server, its address, the token.', imports: 'gql, lib' },
    logon: { is: 'A logon in the terminal.', imports: 'gql, lib, server' },
    users: { is: 'Importing users from CSV.', imports: 'gql, lib, server, shared' },
    configuration: { is: 'Configuration files and the server’s plans for them.', imports: 'gql, lib, server' },
    simulation: { is: 'Simulations, and tests of them.', imports: 'gql, lib' },
    commands: {
      is: 'A file for each command.',
      imports: 'configuration, gql, lib, logon, server, shared, simulation, users',
    },
    '.': { is: 'The program and its global options.', imports: 'commands, lib' },
  },
}
