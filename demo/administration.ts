import type { DuoSimulator } from '@sallyport/duo-simulator'
import { GraphqlClient } from './graphql-client.ts'
import type { Person } from './people.ts'

const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64; rv:149.0) Gecko/20100101 Firefox/149.0'
const ADDRESS = '10.20.0.10'

const PASSWORD = { module: 'password' }
const DUO = { module: 'duo', options: { rememberBrowsers: true } }

/** What the first administrator does, in the order in which an installation grows. */
export class Administration {
  readonly #client: GraphqlClient
  readonly #credentials: { username: string; password: string }

  constructor(url: string, credentials: { username: string; password: string }) {
    this.#client = new GraphqlClient(url, { address: ADDRESS, userAgent: USER_AGENT })
    this.#credentials = credentials
  }

  /** Logs on as a program does; sensitive changes need a logon of a short while ago. */
  async logOn(): Promise<void> {
    this.#client.bearer = null
    const { startLogon } = await this.#client.run(
      'mutation { startLogon(input: {accessType: "client"}) { ... on LogonStep { token } } }',
    )
    const { submitStep } = await this.#client.run(
      'mutation($token: String!, $password: PasswordAnswer!) { submitStep(input: {token: $token, answer: {password: $password}}) { ... on LogonCompleted { sessionToken } } }',
      { token: startLogon.token, password: this.#credentials },
    )
    this.#client.bearer = submitStep.sessionToken
  }

  /** Duo's keys, recovery codes, and Duo in the Browser scheme: the README's steps. */
  async setUp(simulator: DuoSimulator): Promise<void> {
    const [application] = simulator.control.applications()
    const { integrationKey, secretKey, apiHostname } = application!
    simulator.control.updatePolicy({ rememberedDevices: { enabled: true, days: 7 } })
    await this.#change('updateSettings', 'UpdateSettingsInput!', 'ModuleSettings', {
      module: 'duo',
      values: { integrationKey, secretKey, apiHostname },
    })
    await this.#client.run('mutation { checkModule(module: "duo") { ok } }')
    await this.#client.run('mutation { createRecoveryCodes }')
    await this.saveScheme('browser', [PASSWORD, DUO], 'Duo for everyone')
  }

  async saveScheme(key: string, steps: object[], note: string): Promise<void> {
    await this.#change('saveScheme', 'SaveSchemeInput!', 'Scheme', { key, steps, note })
  }

  async saveDraft(): Promise<void> {
    const steps = [PASSWORD, { module: 'duo', options: { ...DUO.options, verifiedPushOnly: true } }]
    await this.#change('saveScheme', 'SaveSchemeInput!', 'Scheme', {
      key: 'browser',
      steps,
      publish: false,
      note: 'Verified Push only',
    })
  }

  /** A way in for a VPN gateway, a role for the help desk, a safety rule, and a token for scripts. */
  async grow(): Promise<void> {
    await this.#change('saveRole', 'RoleInput!', 'Role', {
      name: 'help-desk',
      title: 'Help desk',
      description: 'Can find and unlock users and end their sessions.',
      permissions: ['users:read', 'sessions:read', 'sessions:write', 'audit:read'],
    })
    await this.#change('createAccessType', 'AccessTypeInput!', 'AccessType', {
      key: 'vpn',
      name: 'VPN',
      sessionDelivery: 'TOKEN',
      rolesAllowed: ['user', 'administrator'],
      deniedText: 'The VPN is for employees. Ask the help desk.',
    })
    await this.saveScheme(
      'vpn',
      [PASSWORD, { module: 'duo', options: { failMode: 'open', failOpenFrom: '10.20.0.0/16' } }],
      'Duo, but for outages in the office',
    )
    await this.#change('saveInvariant', 'InvariantInput!', 'Invariant', {
      name: 'Two factors in the browser',
      never: 'COMPLETE_WITH_FEWER_FACTORS',
      factors: 2,
      accessTypes: ['browser'],
    })
    await this.#change('createApiToken', 'CreateApiTokenInput!', 'CreatedApiToken', {
      name: 'Nightly export of the configuration',
      permissions: ['schemes:read', 'settings:read'],
      expiresInDays: 180,
    })
  }

  async createUser({ username, displayName, email, roles }: Person, password: string | null): Promise<void> {
    await this.#change('createUser', 'CreateUserInput!', 'User', { username, displayName, email, roles, password })
  }

  async disableUser(username: string): Promise<void> {
    const { users } = await this.#client.run(
      'query($search: String!) { users(search: $search) { edges { node { id username } } } }',
      { search: username },
    )
    const id = users.edges.find(({ node }: any) => node.username === username).node.id
    await this.#change('updateUser', 'UpdateUserInput!', 'User', { id, enabled: false })
  }

  async #change(mutation: string, input: string, success: string, values: object): Promise<void> {
    const { result } = await this.#client.run(
      `mutation($input: ${input}) { result: ${mutation}(input: $input) { __typename } }`,
      { input: values },
    )
    if (result.__typename !== success) throw new Error(`${mutation} of the demo was refused (${result.__typename}).`)
  }
}
