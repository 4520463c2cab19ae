import type { DuoSimulator } from '@sallyport/duo-simulator'
import type { GraphqlClient } from './graphql-client.ts'
import type { MovableClock } from './movable-clock.ts'

/** What the person at the phone does with a push, or that a passcode is typed instead. */
export type Reaction = 'approve' | 'deny' | 'fraud' | 'ignore' | 'passcode'

export interface Attempt {
  accessType: string
  username: string
  /** Passwords typed in this order; the last one is typed no second time. */
  passwords: string[]
  reaction: Reaction
  phone: string
  /** Milliseconds between the push and the reaction. */
  thinkingMs: number
  /** Leaves after this many answers, without ending the logon. */
  leavesAfter?: number
  remembers?: boolean
}

interface LogonView {
  __typename: 'LogonStep' | 'LogonReady' | 'LogonCompleted' | 'LogonDenied'
  token: string
  sessionToken: string | null
  prompt: { __typename: string; activationCode: string | null; devices: { id: string }[] | null }
}

const FIELDS = /* GraphQL */ `__typename
  ... on LogonStep { token prompt { __typename ... on DuoEnrollmentPrompt { activationCode } ... on DuoChoicePrompt { devices { id } } } }
  ... on LogonReady { token }
  ... on LogonCompleted { sessionToken }`
const START = `mutation($accessType: String!) { logon: startLogon(input: {accessType: $accessType}) { ${FIELDS} } }`
const SUBMIT = `mutation($token: String!, $answer: StepAnswer!) { logon: submitStep(input: {token: $token, answer: $answer}) { ${FIELDS} } }`
const FINISH = `mutation($token: String!) { logon: finishLogon(token: $token) { ${FIELDS} } }`
const READ = `query($token: String!) { logon(token: $token, waitSeconds: 5) { ${FIELDS} } }`

/** An answer of every prompt that leads on, so a logon of more moves than this has gone astray. */
const MOST_MOVES = 20
/** Duo's push lapses after 60 seconds. */
const PUSH_LAPSES_MS = 61_000
/** Sallyport sends no second push sooner. */
const BEFORE_NEXT_PUSH_MS = 31_000

/** Plays one logon as its person would, and gives the state that it ended in. */
export class LogonPlay {
  readonly #client: GraphqlClient
  readonly #attempt: Attempt
  readonly #simulator: DuoSimulator
  readonly #clock: MovableClock
  readonly #passwords: string[]
  #reaction: Reaction

  constructor(
    client: GraphqlClient,
    attempt: Attempt,
    { simulator, clock }: { simulator: DuoSimulator; clock: MovableClock },
  ) {
    this.#client = client
    this.#attempt = attempt
    this.#simulator = simulator
    this.#clock = clock
    this.#passwords = [...attempt.passwords]
    this.#reaction = attempt.reaction
  }

  async play(): Promise<LogonView['__typename']> {
    let logon = await this.#run(START, { accessType: this.#attempt.accessType })
    for (let moves = 0; moves < MOST_MOVES; moves += 1) {
      if (logon.__typename === 'LogonReady') logon = await this.#run(FINISH, { token: logon.token })
      if (logon.__typename !== 'LogonStep' || moves === this.#attempt.leavesAfter) break
      const next = await this.#answer(logon)
      if (!next) break
      logon = next
    }
    if (logon.sessionToken) this.#client.bearer = logon.sessionToken
    return logon.__typename
  }

  async #answer({ token, prompt }: LogonView): Promise<LogonView | null> {
    switch (prompt.__typename) {
      case 'PasswordPrompt':
        return this.#typePassword(token)
      case 'DuoEnrollmentPrompt':
        return this.#enroll(token, prompt.activationCode)
      case 'DuoChoicePrompt':
        return this.#choose(token)
      case 'DuoWaitPrompt':
        return this.#react(token)
      case 'DuoRememberPrompt':
        return this.#submit(token, { duo: { remember: this.#attempt.remembers ?? false } })
      default:
        return null
    }
  }

  async #typePassword(token: string): Promise<LogonView | null> {
    const password = this.#passwords.shift()
    if (password === undefined) return null
    this.#clock.forward(4_000)
    return this.#submit(token, { password: { username: this.#attempt.username, password } })
  }

  async #enroll(token: string, activationCode: string | null): Promise<LogonView> {
    this.#clock.forward(35_000)
    const { username, phone } = this.#attempt
    if (activationCode) this.#simulator.control.activate(activationCode, phone)
    // Began to enroll at an earlier logon: Duo's own page finishes it.
    else this.#simulator.control.createDevice(username, { name: phone, activated: true })
    return this.#run(READ, { token })
  }

  async #choose(token: string): Promise<LogonView> {
    const passcode = this.#reaction === 'passcode' ? this.#findPasscode() : null
    if (passcode !== null) return this.#submit(token, { duo: { passcode } })
    this.#clock.forward(BEFORE_NEXT_PUSH_MS)
    return this.#submit(token, { duo: { push: { device: 'auto' } } })
  }

  #findPasscode(): string | null {
    const { devices } = this.#simulator.control.user(this.#attempt.username)
    const passcodes = devices.map(({ id }) => this.#simulator.control.passcode(id).passcode)
    return passcodes.find((passcode) => passcode !== null) ?? null
  }

  async #react(token: string): Promise<LogonView> {
    const { username, thinkingMs } = this.#attempt
    if (this.#reaction === 'passcode') {
      const passcode = this.#findPasscode()
      if (passcode !== null) return this.#submit(token, { duo: { passcode } })
    }
    if (this.#reaction === 'ignore') {
      // The next push finds the phone at hand.
      this.#reaction = 'approve'
      this.#clock.forward(PUSH_LAPSES_MS)
      return this.#run(READ, { token })
    }
    const push = await this.#simulator.control.waitForPush(username)
    this.#clock.forward(thinkingMs)
    this.#simulator.control.decide(push.txid, { decision: this.#reaction === 'passcode' ? 'approve' : this.#reaction })
    return this.#run(READ, { token })
  }

  #submit(token: string, answer: object): Promise<LogonView> {
    return this.#run(SUBMIT, { token, answer })
  }

  async #run(query: string, variables: Record<string, unknown>): Promise<LogonView> {
    return (await this.#client.run(query, variables)).logon
  }
}
