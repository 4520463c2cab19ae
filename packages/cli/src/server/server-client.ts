import { setTimeout as delay } from 'node:timers/promises'
import { CommandError, interrupted } from '../lib/command-error.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'
import type { TypedDocumentString } from '../gql/graphql.ts'

const TIMEOUT_MS = 120_000 // a simulation of every user can take long
const MAX_ANSWER_BYTES = 64 * 1_024 * 1_024
const MAX_RETRY_WAIT_MS = 60_000

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

interface Answer {
  data?: unknown
  errors?: { message?: unknown; extensions?: { code?: unknown; reference?: unknown; retryAt?: unknown } }[]
}

/** Sends GraphQL to the server. Every failure becomes a CommandError that says what to do. */
export class ServerClient {
  constructor(private readonly options: ServerClientOptions) {}

  get url(): string {
    return this.options.url
  }

  get isAuthorized(): boolean {
    return this.options.token !== null
  }

  async send<Result, Variables>(
    document: TypedDocumentString<Result, Variables>,
    variables: Variables,
    { signal, patient = false }: SendOptions = {},
  ): Promise<Result> {
    for (;;) {
      const { answer } = await this.exchange(document, variables, signal)
      const [error] = answer.errors ?? []
      if (!error) return answer.data as Result
      const failure = this.toFailure(error)
      const waitMs =
        patient && (failure.code === 'RATE_LIMITED' || failure.code === 'SERVER_BUSY')
          ? toWaitMs(error.extensions?.retryAt)
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
  ): Promise<{ answer: Answer; setsCookie: boolean }> {
    const { url, token, version } = this.options
    const signals = [this.options.signal, AbortSignal.timeout(TIMEOUT_MS), ...(signal ? [signal] : [])]
    let response: Response
    let text: string
    try {
      response = await fetch(`${url}/graphql`, {
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
      text = await readText(response)
    } catch (error) {
      if (signal?.aborted) throw error
      throw this.options.signal.aborted ? interrupted() : this.#toUnreachable(error)
    }
    const answer = parseAnswer(text)
    if (!answer)
      throw new CommandError(
        'SERVER_UNREACHABLE',
        `${url} is not a Sallyport server (HTTP ${response.status}). Check --server or SALLYPORT_URL.`,
        EXIT_CODE.UNREACHABLE,
      )
    return { answer, setsCookie: response.headers.has('set-cookie') }
  }

  /** Converts an error of the server. */
  toFailure(error: NonNullable<Answer['errors']>[number]): CommandError {
    return toFailure(error, this.isAuthorized)
  }

  #toUnreachable(error: unknown): CommandError {
    return new CommandError(
      'SERVER_UNREACHABLE',
      `${this.options.url} can’t be reached: ${toReason(error)} Check --server or SALLYPORT_URL.`,
      EXIT_CODE.UNREACHABLE,
    )
  }
}

async function readText(response: Response): Promise<string> {
  let bytes = 0
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > MAX_ANSWER_BYTES) throw new Error('The answer is too large.')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function parseAnswer(text: string): Answer | null {
  try {
    const value = JSON.parse(text) as unknown
    return typeof value === 'object' && value !== null && ('data' in value || 'errors' in value)
      ? (value as Answer)
      : null
  } catch {
    return null
  }
}

function toFailure(
  { message, extensions }: NonNullable<Answer['errors']>[number],
  isAuthorized: boolean,
): CommandError {
  const code = typeof extensions?.code === 'string' ? extensions.code : 'INTERNAL'
  const text = typeof message === 'string' ? message : 'The server refused.'
  const reference = typeof extensions?.reference === 'string' ? extensions.reference : null
  const hint =
    code === 'UNAUTHENTICATED'
      ? HINTS[isAuthorized ? 'stale' : 'none']
      : code === 'REAUTH_REQUIRED'
        ? HINTS.reauthenticate
        : ''
  return new CommandError(code, `${text}${hint}`, undefined, reference === null ? {} : { reference })
}

const HINTS = {
  none: ' Set SALLYPORT_TOKEN to an API token, or run "sallyport logon --token-file FILE" and give that file to this command.',
  stale: ' The token has expired or was revoked. Get a new one, or run "sallyport logon" again.',
  reauthenticate: ' Run "sallyport logon" again, or use an API token, which needs no recent logon.',
}

function toWaitMs(retryAt: unknown): number | null {
  const at = typeof retryAt === 'string' ? Date.parse(retryAt) : NaN
  const waitMs = Number.isNaN(at) ? 1_000 : at - Date.now() + 100
  return waitMs > MAX_RETRY_WAIT_MS ? null : Math.max(100, waitMs)
}

function toReason(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string; message?: string } }
  if (name === 'TimeoutError') return 'it does not respond.'
  const code = cause?.code ?? ''
  if (code === 'ECONNREFUSED') return 'the connection was refused.'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its name could not be resolved.'
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS/.test(code))
    return `its certificate is not trusted (${code}). Set NODE_EXTRA_CA_CERTS to the file of your certificate authority.`
  if (cause?.message === 'unexpected redirect') return 'it redirects requests, which is not followed.'
  return `${code || 'the connection was lost'}.`
}
