import { vi } from 'vitest'

type Variables = Record<string, unknown>
type Handler = (variables: Variables) => unknown
const FIELDS: Readonly<Record<string, string>> = {
  StartLogon: 'startLogon',
  SubmitStep: 'submitStep',
  FinishLogon: 'finishLogon',
  CancelLogon: 'cancelLogon',
  ReadLogon: 'logon',
  WhoIsLoggedOn: 'viewer',
}

/** Thrown by a handler to make the API answer with this error. */
export class Refusal extends Error {
  readonly extensions: Record<string, unknown>
  constructor(code: string, extensions: Record<string, unknown> = {}) {
    super(`The server’s words for ${code}.`)
    this.extensions = { code, ...extensions }
  }
}

/** Replaces only the network: answers `fetch` as the API would, and lets a test push states into the stream. */
export class FakeApi {
  readonly calls: { operation: string; variables: Variables }[] = []
  readonly #handlers = new Map<string, Handler>()
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>()
  streamsWork = true

  constructor() {
    this.on('WhoIsLoggedOn', () => null)
    vi.stubGlobal('fetch', (url: string, init: RequestInit) => this.#answer(url, init))
  }

  on(operation: string, handler: Handler): this {
    this.#handlers.set(operation, handler)
    return this
  }

  listCalls(operation: string): Variables[] {
    return this.calls.filter((call) => call.operation === operation).map((call) => call.variables)
  }

  get openStreams(): number {
    return this.#streams.size
  }

  push(logon: object): void {
    const text = `event: next\ndata: ${JSON.stringify({ data: { logonChanged: logon } })}\n\n`
    for (const stream of this.#streams) stream.enqueue(new TextEncoder().encode(text))
  }

  complete(): void {
    for (const stream of this.#streams) stream.enqueue(new TextEncoder().encode('event: complete\ndata:\n\n'))
  }

  breakStreams(): void {
    for (const stream of this.#streams) stream.error(new TypeError('network error'))
    this.#streams.clear()
  }

  async #answer(url: string, init: RequestInit): Promise<unknown> {
    const { query, variables } = JSON.parse(String(init.body)) as { query: string; variables: Variables }
    const operation = /(?:query|mutation|subscription)\s+(\w+)/.exec(query)![1]!
    this.calls.push({ operation, variables })
    if (url === '/graphql/stream') return this.#openStream(init.signal!)
    const handler = this.#handlers.get(operation)
    if (!handler) throw new TypeError(`This test has no answer to ${operation}.`)
    let body: object
    try {
      body = { data: { [FIELDS[operation]!]: await handler(variables) } }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      body = { data: null, errors: [{ message: error.message, extensions: error.extensions }] }
    }
    return {
      status: 200,
      headers: new Headers({ 'content-type': 'application/json' }),
      json: async () => JSON.parse(JSON.stringify(body)) as unknown,
    }
  }

  #openStream(signal: AbortSignal): unknown {
    if (!this.streamsWork) throw new TypeError('Failed to fetch')
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#streams.add(controller)
        signal.addEventListener('abort', () => {
          if (this.#streams.delete(controller)) controller.error(new DOMException('Aborted', 'AbortError'))
        })
      },
    })
    return { status: 200, headers: new Headers({ 'content-type': 'text/event-stream' }), body }
  }
}
