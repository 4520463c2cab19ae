import { setTimeout as delay } from 'node:timers/promises'
import { CommandError, interrupted } from '../lib/command-error.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'
import type { TypedDocumentString } from '../gql/graphql.ts'
import { type GraphqlError, type GraphqlResponse, parseResponse, readText } from './graphql-response.ts'
import { toRetryWaitMs, toServerFailure, toUnreachable } from './server-failure.ts'

const TIMEOUT_MS = 120_000 // a simulation of every user can take long

export interface ServerClientOptions {
  url: string
  token: string | null
  /** Ctrl-C. */
  signal: AbortSignal
  version: string
}

interface SendOptions {
  signal?: AbortSignal | undefined
  /** Repeats a request that a rate limit or a busy server refused, once the server says it can help. */
  patient?: boolean
}

/** Sends GraphQL to the server. Every failure becomes a CommandError that says what to do. */
export class ServerClient {
  constructor(private readonly options: ServerClientOptions) {}

  get url(): string {
    return this.options.url
  }

  async send<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    { signal, patient = false }: SendOptions = {},
  ): Promise<Result> {
    for (;;) {
      const { response } = await this.exchange(document, variables, signal)
      const [error] = response.errors ?? []
      if (!error) return response.data as Result
      const failure = this.toFailure(error)
      const waitMs =
        patient && (failure.code === 'RATE_LIMITED' || failure.code === 'SERVER_BUSY')
          ? toRetryWaitMs(error.extensions?.retryAt)
          : null
      if (waitMs === null) throw failure
      await delay(waitMs, undefined, { signal: this.options.signal }).catch(() => {
        throw interrupted()
      })
    }
  }

  /** Returns the response as it is, and whether it sets a cookie. */
  async exchange<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    signal?: AbortSignal,
  ): Promise<{ response: GraphqlResponse; setsCookie: boolean }> {
    const { url, token, version } = this.options
    const signals = [this.options.signal, AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]
    let received: Response
    let text: string
    try {
      received = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': `sallyport/${version}`,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query: document.toString(), variables }),
        // A token must not follow a redirect to another server.
        redirect: 'error',
        signal: AbortSignal.any(signals),
      })
      text = await readText(received)
    } catch (error) {
      if (signal?.aborted) throw error
      throw this.options.signal.aborted ? interrupted() : toUnreachable(url, error)
    }
    const response = parseResponse(text)
    if (!response)
      throw new CommandError(
        'SERVER_UNREACHABLE',
        `${url} is not a Sallyport server (HTTP ${received.status}). Check --server or SALLYPORT_URL.`,
        EXIT_CODE.UNREACHABLE,
      )
    return { response, setsCookie: received.headers.has('set-cookie') }
  }

  /** Converts an error of the server. */
  toFailure(error: GraphqlError): CommandError {
    return toServerFailure(error, this.options.token !== null)
  }
}
