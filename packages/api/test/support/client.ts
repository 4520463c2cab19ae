import { randomInt } from 'node:crypto'

export interface GraphqlResult<T> {
  data: T | null
  errors?: {
    message: string
    path?: (string | number)[]
    extensions: { code: string; reference?: string; retryAt?: string }
  }[]
}

const LOGON_FIELDS = /* GraphQL */ `
  __typename id accessType scheme version startedAt expiresAt
  ... on LogonStep { token position stepCount problem { ...P } prompt { __typename module title pollAfterMs fields { name kind label required autocomplete value options { value label } }
    ... on PasswordPrompt { asksUsername }
    ... on NewPasswordPrompt { username minLength maxLength }
    ... on DuoChoicePrompt { devices { id name factors } acceptsPasscode notice resendAt }
    ... on DuoWaitPrompt { factor device { id name factors } status statusMessage verificationCode expiresAt resendAt acceptsPasscode }
    ... on DuoEnrollmentPrompt { qrCode activationCode activationUrl portalUrl expiresAt }
    ... on DuoRememberPrompt { expiresAt }
    ... on DuoUniversalPrompt { redirectUrl state expiresAt } } }
  ... on LogonReady { token }
  ... on LogonCompleted { sessionToken redirectTo session { id scheme version accessType user { username } steps { position module method } } }
  ... on LogonDenied { reason { ...P } }`
const PROBLEM = 'fragment P on LogonProblem { code message field retryAt reference }'

/** Any state of a logon, as the tests read it. */
export interface LogonView {
  __typename: 'LogonStep' | 'LogonReady' | 'LogonCompleted' | 'LogonDenied'
  id: string
  accessType: string
  scheme: string
  version: number
  startedAt: string
  expiresAt: string
  token: string
  position: number
  stepCount: number
  prompt: Record<string, any> & {
    __typename: string
    module: string
    fields: { name: string; kind: string; value: string | null; options: { value: string; label: string }[] }[]
  }
  problem: { code: string; message: string; field: string | null; retryAt: string | null; reference: string } | null
  sessionToken: string | null
  redirectTo: string
  session: {
    id: string
    scheme: string
    version: number
    accessType: string
    user: { username: string }
    steps: { position: number; module: string; method: string }[]
  }
}

/** A client with a cookie jar, as a browser or a program would be; from an address of its own, so that limits of tests don't add up. */
export class Client {
  readonly cookies = new Map<string, string>()
  readonly setCookieHeaders: string[] = []
  bearer: string | null = null
  /** Sent with every request, beside those that each has. */
  readonly headers: Record<string, string> = {}
  address = `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`

  constructor(readonly url: string) {}

  async post(body: unknown, headers: Record<string, string> = {}, path = '/graphql'): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': this.address,
        ...(cookie ? { cookie } : {}),
        ...(this.bearer ? { authorization: `Bearer ${this.bearer}` } : {}),
        ...this.headers,
        ...headers,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    for (const header of response.headers.getSetCookie()) {
      this.setCookieHeaders.push(header)
      const [pair] = header.split(';') as [string]
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(header)) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return response
  }

  async graphql<T = any>(query: string, variables: Record<string, unknown> = {}): Promise<GraphqlResult<T>> {
    return (await (await this.post({ query, variables })).json()) as GraphqlResult<T>
  }

  /** The data, or an error that names the codes. */
  async run<T = any>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, errors } = await this.graphql<T>(query, variables)
    if (errors) throw new Error(errors.map((error) => `${error.extensions.code}: ${error.message}`).join('; '))
    return data as T
  }

  async #logon(query: string, field: string, variables: Record<string, unknown>): Promise<LogonView> {
    return toView((await this.run(query, variables))[field])
  }

  async startLogon(input: { accessType?: string; returnTo?: string } = {}): Promise<LogonView> {
    return this.#logon(
      `mutation($input: StartLogonInput!) { startLogon(input: $input) { ${LOGON_FIELDS} } } ${PROBLEM}`,
      'startLogon',
      { input },
    )
  }

  async submitStep(token: string, answer: object): Promise<LogonView> {
    return this.#logon(SUBMIT, 'submitStep', { input: { token, answer } })
  }

  /** The code of the error that an answer gets. */
  async submitRefused(token: string, answer: object): Promise<string> {
    const { errors } = await this.graphql(SUBMIT, { input: { token, answer } })
    return errors?.[0]?.extensions.code ?? 'none'
  }

  async finishLogon(token: string): Promise<LogonView> {
    return this.#logon(
      `mutation($token: String!) { finishLogon(token: $token) { ${LOGON_FIELDS} } } ${PROBLEM}`,
      'finishLogon',
      { token },
    )
  }

  async readLogon(token: string, waitSeconds = 0): Promise<LogonView> {
    return this.#logon(
      `query($token: String!, $waitSeconds: Int!) { logon(token: $token, waitSeconds: $waitSeconds) { ${LOGON_FIELDS} } } ${PROBLEM}`,
      'logon',
      { token, waitSeconds },
    )
  }

  async cancelLogon(token: string): Promise<boolean> {
    return (await this.run('mutation($token: String!) { cancelLogon(token: $token) }', { token })).cancelLogon
  }

  async viewer(): Promise<{ user: { username: string }; permissions: string[] } | null> {
    return (await this.run('{ viewer { user { id username } permissions session { id } } }')).viewer
  }

  /** A whole logon by password alone. */
  async logOn(username: string, password: string, accessType = 'browser'): Promise<LogonView> {
    const started = await this.startLogon({ accessType })
    const ended = await this.submitStep(started.token, { password: { username, password } })
    if (ended.sessionToken) this.bearer = ended.sessionToken
    return ended
  }

  /** The states of a logon as server-sent events, until the stream ends or the signal aborts it. */
  async *followLogon(token: string, signal: AbortSignal): AsyncGenerator<LogonView> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${this.url}/graphql/stream`, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...(cookie ? { cookie } : {}) },
      body: JSON.stringify({
        query: `subscription($token: String!) { logonChanged(token: $token) { ${LOGON_FIELDS} } } ${PROBLEM}`,
        variables: { token },
      }),
    })
    let buffer = ''
    for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
      buffer += chunk
      for (let end = buffer.indexOf('\n\n'); end >= 0; end = buffer.indexOf('\n\n')) {
        const event = buffer.slice(0, end)
        buffer = buffer.slice(end + 2)
        const data = /^data: (.*)$/m.exec(event)?.[1]
        if (event.includes('event: next') && data) {
          const { data: result, errors } = JSON.parse(data) as GraphqlResult<{ logonChanged: LogonView }>
          if (errors) throw new Error(errors[0]!.extensions.code)
          yield toView(result!.logonChanged)
        }
        if (event.includes('event: complete')) return
      }
    }
  }
}

/** A denied logon's problem is never null, so GraphQL wants it under a name of its own. */
function toView(logon: LogonView & { reason?: LogonView['problem'] }): LogonView {
  const { reason, ...rest } = logon
  return reason === undefined ? rest : { ...rest, problem: reason }
}

const SUBMIT = `mutation($input: SubmitStepInput!) { submitStep(input: $input) { ${LOGON_FIELDS} } } ${PROBLEM}`
