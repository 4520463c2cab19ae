import { noteServerDate } from '../../../lib/time/server-clock.ts'
import { ApiError, type GraphqlErrorBody } from './api-error.ts'
import { ConnectionError } from './connection-error.ts'

const PATIENCE_MS = 20_000

interface RequestOptions {
  signal?: AbortSignal
  /** How long the server may delay its answer on purpose. */
  waitSeconds?: number
}

/** Sends one GraphQL operation. Throws an `ApiError` if the API refused it and a `ConnectionError` if it did not answer. */
export async function request<Result, Variables>(
  query: string,
  variables: Variables,
  { signal, waitSeconds = 0 }: RequestOptions = {},
): Promise<Result> {
  const patience = AbortSignal.timeout(PATIENCE_MS + waitSeconds * 1_000)
  const sentAtMs = Date.now()
  let body: { data?: Result | null; errors?: GraphqlErrorBody[] }
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
      body: JSON.stringify({ query, variables }),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    noteServerDate(response.headers.get('date'), sentAtMs, Date.now())
    body = (await response.json()) as typeof body
  } catch (error) {
    throw new ConnectionError(error)
  }
  if (body.errors?.[0]) throw new ApiError(body.errors[0])
  if (!body.data) throw new ConnectionError()
  return body.data
}
