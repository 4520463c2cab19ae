import { vi } from 'vitest'

export interface SentOperation {
  name: string
  variables: Record<string, unknown>
}
type Answer = Record<string, unknown> | { errors: unknown[] }
/** Responses by operation name, or functions of the variables. */
export type Answers = Record<string, Answer | ((variables: Record<string, any>) => Answer)>

/** Replaces only the network: everything from the HTTP link upwards is real. Returns what was sent. */
export function fakeApi(answers: Answers): SentOperation[] {
  const sent: SentOperation[] = []
  vi.stubGlobal('fetch', async (_address: unknown, init: { body: string }) => {
    // The logon player sends only the text of an operation.
    const { operationName, query, variables } = JSON.parse(init.body) as {
      operationName?: string
      query: string
      variables: Record<string, unknown>
    }
    const name = operationName ?? /(?:query|mutation) (\w+)/.exec(query)![1]!
    sent.push({ name, variables })
    const answer = answers[name]
    if (!answer) throw new TypeError(`No answer for ${name}`)
    const result = typeof answer === 'function' ? answer(variables) : answer
    return new Response(JSON.stringify('errors' in result ? { data: null, ...result } : { data: result }), {
      status: 200,
      headers: { 'content-type': 'application/json' },
    })
  })
  return sent
}
