import { ApiError, type GraphqlErrorBody } from './api-error.ts'
import { ConnectionError } from './connection-error.ts'
import { readEvents } from './read-events.ts'

interface SubscribeOptions<Result> {
  signal: AbortSignal
  onResult: (result: Result) => void
}

/**
 * One subscription with GraphQL over Server-Sent Events, distinct connections mode. Resolves when the server completes it. Throws an
 * `ApiError` if the API refused it and a `ConnectionError` if the stream could not be opened or broke.
 */
export async function subscribe<Result, Variables>(
  query: string,
  variables: Variables,
  { signal, onResult }: SubscribeOptions<Result>,
): Promise<void> {
  try {
    const response = await fetch('/graphql/stream', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query, variables }),
      signal,
    })
    if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream'))
      throw new Error(`The stream was answered with ${response.status}.`)
    for await (const { event, data } of readEvents(response.body)) {
      if (event === 'complete') return
      if (event !== 'next') continue
      const body = JSON.parse(data) as { data?: Result | null; errors?: GraphqlErrorBody[] }
      if (body.errors?.[0]) throw new ApiError(body.errors[0])
      if (body.data) onResult(body.data)
    }
  } catch (error) {
    throw error instanceof ApiError ? error : new ConnectionError(error)
  }
  throw new ConnectionError(new Error('The stream ended before it was complete.'))
}
