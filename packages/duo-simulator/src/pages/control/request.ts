import { ControlError } from './error.ts'

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'

const unreachable = 'The simulator does not answer. Check that it is running, then try again.'

/** Calls the control API. Rejects with a ControlError whose message is meant for the reader. */
export async function controlRequest<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const hasBody = method !== 'GET' && (body !== undefined || method !== 'DELETE')
  let response: Response
  try {
    response = await fetch(`/control${path}`, {
      method,
      signal: signal ?? null,
      cache: 'no-store',
      ...(hasBody && { body: JSON.stringify(body ?? {}) }),
      headers: { accept: 'application/json', ...(method !== 'GET' && { 'content-type': 'application/json' }) },
    })
  } catch (cause) {
    if (signal?.aborted) throw cause
    throw new ControlError(unreachable, 'UNREACHABLE', 0)
  }
  const answer = await readJson(response)
  if (!response.ok) throw toControlError(answer, response.status)
  return answer as T
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text()
  if (text === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    if (!response.ok) return undefined
    throw new ControlError(
      'The answer is not from the control API. Check whether another program uses this port.',
      'NOT_JSON',
      response.status,
    )
  }
}

/** Accepts any answer, because a proxy may have written it. */
export function toControlError(answer: unknown, status: number): ControlError {
  const error = (answer as { error?: { code?: unknown; message?: unknown } } | undefined)?.error
  const message = typeof error?.message === 'string' ? error.message : `The simulator answered with status ${status}.`
  return new ControlError(message, String(error?.code ?? status), status)
}
