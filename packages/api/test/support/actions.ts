import { Client } from './client.ts'
import { ADMINISTRATOR, type TestServer } from './test-server.ts'

export const ALICE = { username: 'alice', password: 'correct horse battery' }

/** A client logged on as the first administrator. */
export async function logOnAsAdministrator(server: TestServer): Promise<Client> {
  const client = new Client(server.url)
  const logon = await client.logOn(ADMINISTRATOR.username, ADMINISTRATOR.password)
  if (logon.__typename !== 'LogonCompleted')
    throw new Error(`The administrator could not log on: ${JSON.stringify(logon.problem)}`)
  return client
}

export async function createUser(
  admin: Client,
  input: { username: string; password: string; roles?: string[]; passwordMustChange?: boolean } = ALICE,
): Promise<string> {
  const { createUser: result } = await admin.run(
    'mutation($input: CreateUserInput!) { createUser(input: $input) { __typename ... on User { id } ... on UserRejected { problems { field code message } } } }',
    { input },
  )
  if (result.__typename !== 'User') throw new Error(JSON.stringify(result.problems))
  return result.id
}

export async function saveScheme(
  admin: Client,
  key: string,
  steps: { module: string; options?: object }[],
  more: object = {},
): Promise<any> {
  const { saveScheme: result } = await admin.run(
    `mutation($input: SaveSchemeInput!) { saveScheme(input: $input) { __typename
      ... on Scheme { published { number hash savedBy steps { id module { id } options } } draft { number } versions { number } }
      ... on SchemeRejected { problems { code message step } } } }`,
    { input: { key, steps, ...more } },
  )
  return result
}

export async function updateSettings(admin: Client, module: string, values: object): Promise<any> {
  const { updateSettings: result } = await admin.run(
    `mutation($input: UpdateSettingsInput!) { updateSettings(input: $input) { __typename
      ... on ModuleSettings { values secretsSet revision } ... on SettingsRejected { problems { field code message } } } }`,
    { input: { module, values } },
  )
  return result
}

/** Types the keys of the simulator's first application into the settings, as the article has it. */
export async function setDuoUp(server: TestServer, admin: Client, more: object = {}): Promise<void> {
  const [application] = await server.simulator!.control.applications()
  const { integrationKey, secretKey, apiHostname } = application!
  const result = await updateSettings(admin, 'duo', { integrationKey, secretKey, apiHostname, ...more })
  if (result.__typename !== 'ModuleSettings') throw new Error(JSON.stringify(result.problems))
}

/** A way in for administrators that hangs on nothing outside, for tests that ask for Duo everywhere else. */
export async function keepWayIn(admin: Client): Promise<void> {
  const { createAccessType: result } = await admin.run(
    'mutation { createAccessType(input: {key: "spare", name: "Spare", sessionDelivery: COOKIE}) { __typename } }',
  )
  if (result.__typename !== 'AccessType') throw new Error(JSON.stringify(result))
}

/** Password, then Duo, for an access type. */
export async function requireDuo(admin: Client, key = 'browser', options: object = {}): Promise<void> {
  const result = await saveScheme(admin, key, [{ module: 'password' }, { module: 'duo', options }])
  if (result.__typename !== 'Scheme') throw new Error(JSON.stringify(result.problems))
}

/** A user whom Duo knows, with one activated phone. */
export function enrollAtDuo(server: TestServer, username: string): { deviceId: string } {
  const { control } = server.simulator!
  control.createUser(username)
  return {
    deviceId: control.createDevice(username, { type: 'phone', name: 'Pixel', number: '+15550100', activated: true }).id,
  }
}

/** Waits until something is so; polls, since it happens in another part of the world. */
export async function until<T>(look: () => Promise<T | null | undefined | false>, what: string): Promise<T> {
  for (let attempt = 0; attempt < 400; attempt++) {
    const found = await look()
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`Never seen: ${what}`)
}
