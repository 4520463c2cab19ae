import type { House } from './house.ts'

export const DUO_SIMULATOR: House = {
  name: 'duo-simulator',
  folder: 'packages/duo-simulator/src',
  rooms: {
    lib: { is: 'Small functions that know nothing of Duo.' },
    contract: { is: 'Types, names and bounds of the control API, for the server and the pages.' },
    http: { is: 'Answers, and how they are sent.' },
    signature: { is: 'Verifies signed requests, in every form that Duo’s clients use.', imports: 'lib' },
    tls: { is: 'The certificate authority.', imports: 'lib' },
    state: { is: 'Everything that is kept, and its rules.', imports: 'contract, lib' },
    faults: {
      is: 'Everything that goes wrong on purpose.',
      imports: 'contract, http, lib, state, tls',
      inTests: 'testing',
    },
    account: {
      is: 'One simulated account: transactions, enrollments, prompts, logs.',
      imports: 'contract, faults, lib, state',
    },
    wire: { is: 'Requests as they came, refusals in Duo’s words.', imports: 'http, signature' },
    'auth-api/call': {
      is: 'One call: the user, the devices, the decision of preauth.',
      imports: 'account, contract, http, state, wire',
    },
    'auth-api/factors': {
      is: 'Push, call, SMS and passcode.',
      imports: 'account, auth-api/call, state, wire',
      inTests: 'testing',
    },
    'auth-api/endpoints': {
      is: 'A file for each endpoint.',
      imports: 'account, auth-api/call, auth-api/factors, lib, state, wire',
      inTests: 'testing',
    },
    'auth-api': {
      is: 'The Auth API, from the signature to the envelope.',
      imports: 'account, auth-api/call, auth-api/endpoints, contract, http, signature, state, wire',
      inTests: 'testing',
    },
    'universal/oauth': {
      is: 'Tokens, assertions and prompt requests.',
      imports: 'account, contract, http, lib, state, wire',
    },
    'universal/prompt': {
      is: 'The prompt’s page. A client of the Auth API itself.',
      imports: 'account, auth-api/call, auth-api/factors, contract, http, lib, state, universal/oauth, wire',
      inTests: 'testing',
    },
    'universal/endpoints': {
      is: 'A file for each endpoint, and the id token.',
      imports: 'account, contract, http, state, universal/oauth, universal/prompt, wire',
      inTests: 'testing',
    },
    universal: {
      is: 'Routing under `/oauth/v1`.',
      imports: 'account, contract, universal/endpoints, universal/oauth, wire',
      inTests: 'testing',
    },
    'control/views': {
      is: 'The state as the control API shows it.',
      imports: 'account, contract, state, universal/prompt',
    },
    'control/actions': {
      is: 'The actions of the control API.',
      imports: 'account, contract, control/views, lib, state, universal/oauth, universal/prompt, wire',
    },
    'control/routes': { is: 'Its paths.', imports: 'contract, control/actions, lib' },
    control: {
      is: 'The control API, over HTTP and as methods.',
      imports: 'contract, control/actions, control/routes, lib, state',
      inTests: 'testing',
    },
    servers: {
      is: 'The two ports.',
      imports: `
        account, auth-api, contract, control, control/actions, faults, http, lib, tls, universal, universal/oauth,
        universal/prompt, wire`,
      inTests: 'testing',
    },
    testing: { is: 'Clients of the simulator, for its tests.', inTests: '., contract, signature' },
    '.': {
      is: 'Starts and stops the simulator.',
      imports: 'account, contract, control, control/actions, http, lib, servers, state, tls',
      inTests: 'testing',
    },
    'pages/theme': { is: 'Colors and styles.' },
    'pages/lib': { is: 'Small functions and hooks.', imports: 'contract' },
    'pages/control': { is: 'Calls to the control API.', imports: 'contract' },
    'pages/navigation': { is: 'Addresses and links.', imports: 'pages/lib' },
    'pages/components': { is: 'Parts of every page.', imports: 'contract, pages/control, pages/lib' },
    'pages/admin/applications': {
      is: 'Parts of the page for applications.',
      imports: 'contract, pages/components, pages/control',
    },
    'pages/admin/faults': { is: 'Parts of the page for faults.', imports: 'contract, pages/components, pages/control' },
    'pages/admin/log': {
      is: 'Parts of the page for the log.',
      imports: 'contract, pages/admin/faults, pages/components, pages/control',
    },
    'pages/admin/policies': {
      is: 'The policy form.',
      imports: 'contract, pages/components, pages/control, pages/navigation',
    },
    'pages/admin/users': {
      is: 'Parts of the page for users.',
      imports: 'contract, pages/components, pages/control, pages/lib, pages/navigation',
    },
    'pages/admin': {
      is: 'The admin pages.',
      imports: `
        contract, pages/admin/applications, pages/admin/faults, pages/admin/log, pages/admin/policies,
        pages/admin/users, pages/components, pages/control, pages/navigation`,
    },
    'pages/phone/requests': {
      is: 'Pushes and calls.',
      imports: 'contract, pages/components, pages/control, pages/lib',
    },
    'pages/phone/activation': {
      is: 'Adding an account to a phone.',
      imports: 'contract, pages/components, pages/control, pages/lib, pages/navigation',
    },
    'pages/phone/device': {
      is: 'One phone or token.',
      imports: 'contract, pages/components, pages/control, pages/lib, pages/navigation, pages/phone/requests',
    },
    'pages/phone': {
      is: 'The phone pages.',
      imports: `
        contract, pages/components, pages/control, pages/lib, pages/navigation, pages/phone/activation,
        pages/phone/device`,
    },
    'pages/app': {
      is: 'Finds the page for an address.',
      imports: `
        pages/admin, pages/components, pages/control, pages/lib, pages/navigation, pages/phone,
        pages/phone/activation, pages/theme`,
    },
    'pages/public': { is: 'Runs before the pages’ bundle is there.' },
    pages: { is: 'The entry of the pages.', imports: 'pages/app, pages/control, pages/theme' },
  },
}
