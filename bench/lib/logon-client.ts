import type { Pool } from 'undici'
import { PASSWORD } from './seed-users.ts'

/** The console's own queries (`packages/console/src/features/logon`), with the prompts of a logon with password and push. */
const LOGON = /* GraphQL */ `
  fragment LogonParts on Logon {
    __typename
    id
    expiresAt
    ... on LogonStep {
      token
      position
      stepCount
      prompt {
        __typename
        module
        title
        pollAfterMs
        fields {
          name
          kind
          label
          required
          autocomplete
          value
          options {
            value
            label
          }
        }
        ... on PasswordPrompt {
          asksUsername
        }
        ... on DuoWaitPrompt {
          factor
          device {
            id
            name
            factors
          }
          status
          statusMessage
          verificationCode
          expiresAt
          resendAt
          acceptsPasscode
        }
      }
      problem {
        ...ProblemParts
      }
    }
    ... on LogonReady {
      token
    }
    ... on LogonCompleted {
      redirectTo
    }
    ... on LogonDenied {
      reason {
        ...ProblemParts
      }
    }
  }
  fragment ProblemParts on LogonProblem {
    code
    message
    field
    retryAt
    reference
  }
`
const START = `mutation StartLogon($input: StartLogonInput!) { startLogon(input: $input) { ...LogonParts } } ${LOGON}`
const SUBMIT = `mutation SubmitStep($input: SubmitStepInput!) { submitStep(input: $input) { ...LogonParts } } ${LOGON}`
const READ = `query ReadLogon($token: String!, $waitSeconds: Int!) { logon(token: $token, waitSeconds: $waitSeconds) { ...LogonParts } } ${LOGON}`
const FINISH = `mutation FinishLogon($token: String!) { finishLogon(token: $token) { ...LogonParts } } ${LOGON}`

export interface LogonState {
  __typename: 'LogonStep' | 'LogonReady' | 'LogonCompleted' | 'LogonDenied'
  token?: string
  reason?: { code: string }
  problem?: { code: string } | null
  prompt?: { __typename: string }
}

/** A browser that logs one user on: with an address and a cookie of its own, over kept-alive connections that all clients share. */
export class LogonClient {
  readonly #pool: Pool
  readonly #headers: Record<string, string>
  readonly username: string

  constructor(pool: Pool, number: number, userCount: number) {
    this.#pool = pool
    this.username = `user${number % userCount}`
    const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
    this.#headers = {
      'content-type': 'application/json',
      'user-agent':
        'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'x-forwarded-for': address,
    }
  }

  /** Starts a logon and sends the password. The server has sent a push when this returns. */
  async sendPassword(): Promise<LogonState> {
    const started = await this.#ask('startLogon', START, { input: { accessType: 'browser' } })
    const answer = { password: { username: this.username, password: PASSWORD } }
    return this.#expect(
      await this.#ask('submitStep', SUBMIT, { input: { token: started.token, answer } }),
      'LogonStep',
      'LogonReady',
    )
  }

  /** Waits in long polls until the push is approved. */
  async awaitApproval(state: LogonState): Promise<LogonState> {
    let current = state
    while (current.__typename === 'LogonStep')
      current = await this.#ask('logon', READ, { token: current.token, waitSeconds: 30 })
    return this.#expect(current, 'LogonReady')
  }

  async finish(state: LogonState): Promise<void> {
    this.#expect(await this.#ask('finishLogon', FINISH, { token: state.token }), 'LogonCompleted')
  }

  #expect(state: LogonState, ...types: LogonState['__typename'][]): LogonState {
    if (types.includes(state.__typename) && !state.problem) return state
    throw new Error(
      `The logon of ${this.username} ended as ${state.__typename} ${JSON.stringify(state.reason ?? state.problem)}`,
    )
  }

  async #ask(field: string, query: string, variables: object): Promise<LogonState> {
    const { headers, body } = await this.#pool.request({
      method: 'POST',
      path: '/graphql',
      headers: this.#headers,
      body: JSON.stringify({ query, variables }),
    })
    const cookie = headers['set-cookie']
    if (field === 'startLogon' && cookie) this.#headers['cookie'] = String(cookie).split(';')[0]!
    const { data, errors } = (await body.json()) as { data?: Record<string, LogonState>; errors?: unknown }
    if (!data || errors) throw new Error(`${field} of ${this.username}: ${JSON.stringify(errors)}`)
    return data[field]!
  }
}
