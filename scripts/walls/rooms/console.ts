import type { House } from './house.ts'

export const CONSOLE: House = {
  name: 'console',
  folder: 'packages/console/src',
  walled: `
    @apollo/*, @dnd-kit/*, @mantine/charts, @mantine/form, @mantine/notifications, @mantine/spotlight, graphql, node:*,
    react-dom, react-router, recharts, rxjs`,
  rooms: {
    theme: { is: 'Colors, fonts, radii.', walled: '*', packages: '@mantine/core' },
    gql: { is: 'The schema’s types and the texts of its error codes, generated.' },
    'lib/time': { is: 'Times, durations and the server’s clock.', walled: '*', packages: 'react' },
    'lib/words': { is: 'Words for permissions, audit events, methods and browsers.', imports: 'lib/documents, shared' },
    'lib/errors': { is: 'A text for every error code.', imports: 'gql', walled: '*' },
    'lib/client': {
      is: 'The Apollo Client, the viewer, logging on again.',
      imports: 'lib/errors, shared',
      packages: '@apollo/client, rxjs',
    },
    'lib/documents': { is: 'GraphQL documents that several rooms use.', imports: 'gql' },
    'lib/page': { is: 'Addresses, cursors and keys of a page.', packages: 'react-router' },
    lib: { is: 'Functions that draw nothing.', inTests: 'shared' },
    components: {
      is: 'Components that several features show.',
      imports: 'gql, lib/client, lib/documents, lib/errors, lib/page, lib/time, lib/words, shared',
      packages: '@apollo/client, @mantine/notifications, react-router',
    },
    forms: {
      is: 'Drawers, fields and the form of a module’s settings.',
      imports: 'components, lib, lib/documents, lib/errors, lib/page, shared',
      packages: '@mantine/form, react-router',
    },
    'module-contract': {
      is: 'The contract of a module’s browser side, and parts for its prompts.',
      imports: 'gql, lib/errors',
      inTests: 'modules',
      walled: '*',
      packages: '@mantine/core, @mantine/hooks, @tabler/icons-react, react',
    },
    'modules/*': {
      is: 'The prompts of a module.',
      imports: 'gql, lib/time, module-contract, shared',
      walled: '*',
      packages: '@mantine/core, @mantine/hooks, @tabler/icons-react, react',
    },
    modules: { is: 'The list of modules.', imports: 'module-contract, modules/*', walled: '*' },
    'features/logon/server': {
      is: 'Requests and events of a logon, without Apollo Client.',
      imports: 'gql, lib/time, module-contract, modules',
      walled: '*',
    },
    'features/logon/controller': {
      is: 'A logon in the browser: its state, and following it.',
      imports: 'features/logon/server, lib/time, module-contract',
      inTests: 'features/logon',
      walled: '*',
      packages: 'react',
    },
    'features/logon/player': {
      is: 'Shows a logon, whatever its modules are.',
      imports: 'features/logon/controller, lib/errors, lib/time, module-contract, modules',
      walled: '*',
      packages: '@mantine/core, @tabler/icons-react, react',
    },
    'features/logon': {
      is: 'The logon page.',
      imports: `
        features/logon/controller, features/logon/player, features/logon/server, module-contract, modules, theme`,
      inTests: 'testing',
      walled: '*',
      packages: '@mantine/core, @tabler/icons-react, react, react-dom',
    },
    'features/access-types': {
      is: 'The page for access types.',
      imports: 'components, forms, gql, lib/client, lib/documents, lib/errors, lib/page',
      inTests: 'testing',
      packages: '@apollo/client, @mantine/form, react-router',
    },
    'features/api-tokens': {
      is: 'The page for API tokens.',
      imports: 'components, forms, gql, lib/client, lib/page',
      inTests: 'testing',
      packages: '@apollo/client',
    },
    'features/audit': {
      is: 'The audit log and the replay of a logon.',
      imports: 'components, gql, lib/client, lib/documents, lib/errors, lib/page, lib/time, lib/words',
      inTests: 'testing',
      packages: '@apollo/client, react-router',
    },
    'features/dashboard': {
      is: 'A user’s own page.',
      imports: 'components, forms, gql, lib/client, lib/documents, lib/errors, lib/words, shared',
      packages: '@apollo/client',
    },
    'features/invariants': {
      is: 'The page for invariants.',
      imports: 'components, forms, gql, lib/client',
      packages: '@apollo/client, @mantine/form',
    },
    'features/overview': {
      is: 'The overview.',
      imports: 'components, gql, lib/client, lib/page, lib/words',
      packages: '@apollo/client, @mantine/charts, react-router',
    },
    'features/publication-policy': {
      is: 'The page for the publication policy.',
      imports: 'components, forms, lib/client, lib/documents',
      inTests: 'testing',
      packages: '@apollo/client, @mantine/form',
    },
    'features/roles': {
      is: 'The page for roles.',
      imports: 'components, forms, gql, lib/client, lib/words',
      inTests: 'testing',
      packages: '@apollo/client',
    },
    'features/schemes': {
      is: 'The page for schemes: editing, reviewing, publishing, simulating.',
      imports: 'components, forms, gql, lib/client, lib/documents, lib/errors, lib/page, shared',
      inTests: 'testing',
      packages:
        '@apollo/client, @dnd-kit/core, @dnd-kit/modifiers, @dnd-kit/sortable, @dnd-kit/utilities, react-router',
    },
    'features/sessions': {
      is: 'The page for sessions.',
      imports: 'components, gql, lib/client, lib/page',
      packages: '@apollo/client',
    },
    'features/settings': {
      is: 'The page for modules and their settings.',
      imports: 'components, forms, gql, lib/client, lib/errors',
      inTests: 'testing',
      packages: '@apollo/client, react-router',
    },
    'features/users': {
      is: 'The pages for users.',
      imports: `
        components, forms, gql, lib/client, lib/documents, lib/errors, lib/page, lib/time, lib/words, shared`,
      inTests: 'testing',
      packages: '@apollo/client, react-router',
    },
    app: {
      is: 'Router, shell, navigation, logging on again over a page.',
      imports: `
        components, features/access-types, features/api-tokens, features/audit, features/dashboard,
        features/invariants, features/logon/controller, features/logon/player, features/logon/server,
        features/overview, features/publication-policy, features/roles, features/schemes, features/sessions,
        features/settings, features/users, lib/client, lib/page, module-contract, shared, theme`,
      inTests: 'features/logon, testing',
      packages: '@apollo/client, @mantine/notifications, @mantine/spotlight, react-dom, react-router',
    },
    testing: { is: 'The whole console over a faked network.', inTests: 'app, lib/client, shared' },
  },
}
