import type { Client } from './client.ts'

export interface SecretValue {
  reference: string
  value: string
}

export const exportConfiguration = async (client: Client, format = 'YAML'): Promise<string> =>
  (await client.run('query($format: ConfigurationFormat!) { exportConfiguration(format: $format) }', { format }))
    .exportConfiguration

export async function planConfiguration(client: Client, document: string, secrets: SecretValue[] = []): Promise<any> {
  const { planConfiguration: plan } = await client.run(
    `query($document: String!, $secrets: [SecretValueInput!]) { planConfiguration(document: $document, secrets: $secrets) {
      hash isEmpty notes needsOverride changes { kind path subject text } problems { path code message line }
      verdict { isSafe sentence administrators { username isSafe } } invariants { isKept invariant { name sentence } counterExample { sentence passes } } population { accessType summary users nowPass thenPass losing gaining } } }`,
    { document, secrets },
  )
  return plan
}

export async function applyConfiguration(
  client: Client,
  document: string,
  more: { planHash: string; secrets?: SecretValue[]; override?: string; confirmMinutes?: number; note?: string },
): Promise<any> {
  const { applyConfiguration: result } = await client.run(
    `mutation($input: ApplyConfigurationInput!) { applyConfiguration(input: $input) { __typename
      ... on ConfigurationApplied { changes { kind path text } }
      ... on ConfigurationRejected { problems { path code message line } verdict { isSafe sentence } invariants { isKept invariant { name sentence } counterExample { sentence passes } } } } }`,
    { input: { document, ...more } },
  )
  return result
}

/** Plans, and applies what was planned. */
export async function planAndApply(
  client: Client,
  document: string,
  more: { secrets?: SecretValue[]; override?: string; confirmMinutes?: number; note?: string } = {},
): Promise<any> {
  const { hash, problems } = await planConfiguration(client, document, more.secrets)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  const result = await applyConfiguration(client, document, { planHash: hash, ...more })
  if (result.__typename !== 'ConfigurationApplied') throw new Error(JSON.stringify(result))
  return result
}
