const MAX_RESPONSE_BYTES = 64 * 1_024 * 1_024

export interface GraphqlError {
  message?: unknown
  extensions?: { code?: unknown; reference?: unknown; retryAt?: unknown }
}

/** A GraphQL response; only its outline has been checked. */
export interface GraphqlResponse {
  data?: unknown
  errors?: GraphqlError[]
}

/** Reads the body of a response, up to a limit. */
export async function readText(response: Response): Promise<string> {
  let bytes = 0
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_RESPONSE_BYTES) throw new Error('The response is too large.')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** Returns null if the text is not a GraphQL response. */
export function parseResponse(text: string): GraphqlResponse | null {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)
      ? (value as GraphqlResponse)
      : null
  } catch {
    return null
  }
}
