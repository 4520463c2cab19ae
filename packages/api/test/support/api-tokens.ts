import { Client } from './client.ts'

export const CREATE_API_TOKEN = `mutation($input: CreateApiTokenInput!) { createApiToken(input: $input) { __typename
  ... on CreatedApiToken { token apiToken { id name owner permissions createdAt expiresAt lastUsedAt lastUsedIp revokedAt } }
  ... on ApiTokenRejected { problems { field code message } } } }`

export async function createApiToken(creator: Client, permissions: string[], more: object = {}) {
  return (await creator.run(CREATE_API_TOKEN, { input: { name: 'nightly', permissions, expiresInDays: 30, ...more } }))
    .createApiToken
}

/** A client that calls with an API token. */
export function createScript(url: string, token: string): Client {
  const client = new Client(url)
  client.bearer = token
  return client
}

/** The code with which a request was refused, or "none". */
export const codeOf = async (client: Client, document: string, variables: Record<string, unknown> = {}) =>
  (await client.graphql(document, variables)).errors?.[0]?.extensions.code ?? 'none'
