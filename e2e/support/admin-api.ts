import { ADMINISTRATOR, type Stack } from './stack.ts'

export interface Credentials {
  username: string
  password: string
}

type Steps = readonly (string | { module: string; options: object })[]

/** Prepares a journey through the API, as an administrator's script would (access type `client`). */
export class AdminApi {
  readonly #url: string
  readonly sessionToken: string

  private constructor(url: string, sessionToken: string) {
    this.#url = url
    this.sessionToken = sessionToken
  }

  static async logOn({ url }: Stack): Promise<AdminApi> {
    const { startLogon } = await send(
      url,
      'mutation { startLogon(input: { accessType: "client" }) { ... on LogonStep { token } } }',
    )
    const { submitStep } = await send(
      url,
      'mutation($token: String!, $password: PasswordAnswer!) { submitStep(input: { token: $token, answer: { password: $password } }) { __typename ... on LogonCompleted { sessionToken } } }',
      { token: startLogon.token, password: ADMINISTRATOR },
    )
    return new AdminApi(url, submitStep.sessionToken)
  }

  /** Sets Duo up with the keys of the simulator's first application. */
  async setDuoUp({ simulator }: Stack): Promise<void> {
    const [application] = simulator.control.applications()
    const { integrationKey, secretKey, apiHostname } = application!
    const { updateSettings } = await this.run(
      'mutation($input: UpdateSettingsInput!) { updateSettings(input: $input) { __typename ... on SettingsRejected { problems { message } } } }',
      { input: { module: 'duo', values: { integrationKey, secretKey, apiHostname } } },
    )
    check(updateSettings, 'ModuleSettings')
  }

  /** Modules in order, with options where they differ from the defaults. */
  async saveBrowserScheme(steps: Steps): Promise<void> {
    await this.saveScheme('browser', steps)
  }

  async saveScheme(key: string, steps: Steps): Promise<void> {
    const { saveScheme } = await this.run(
      'mutation($input: SaveSchemeInput!) { saveScheme(input: $input) { __typename ... on SchemeRejected { problems { message } } } }',
      { input: { key, steps: steps.map((step) => (typeof step === 'string' ? { module: step } : step)) } },
    )
    check(saveScheme, 'Scheme')
  }

  async createUser({ username, password }: Credentials, roles: readonly string[] = ['user']): Promise<void> {
    const { createUser } = await this.run(
      'mutation($input: CreateUserInput!) { createUser(input: $input) { __typename ... on UserRejected { problems { message } } } }',
      { input: { username, password, roles } },
    )
    check(createUser, 'User')
  }

  async run(query: string, variables: Record<string, unknown> = {}): Promise<any> {
    return send(this.#url, query, variables, { authorization: `Bearer ${this.sessionToken}` })
  }
}

async function send(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<any> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  })
  const { data, errors } = (await response.json()) as { data: unknown; errors?: unknown }
  if (errors) throw new Error(JSON.stringify(errors))
  return data
}

function check(result: { __typename: string }, wanted: string): void {
  if (result.__typename !== wanted) throw new Error(JSON.stringify(result))
}
