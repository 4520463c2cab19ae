import { ACTIVATION_VALID_SECONDS } from '../../account/enrollments.ts'
import type { PromptOutcome } from '../../account/prompt-outcome.ts'
import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import { beginAuthentication } from '../../auth-api/factors/begin-authentication.ts'
import { TEXTS } from '../../state/texts.ts'
import { preauthorizePrompt, toApiCall } from './api-call.ts'
import { currentScreen } from './current-screen.ts'
import { leave, leaveWithCode } from './leave.ts'
import type { PromptScreen } from './screen.ts'

/**
 * What a person does in a prompt. The prompt is an ordinary client of the Auth API: preauth decides what it shows, and
 * its factors are the API's, so that policies, lockout, phones and logs apply to it as well.
 */
export class PromptDialog {
  readonly #simulation: Simulation

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  screen(prompt: Prompt): PromptScreen {
    return currentScreen(this.#simulation, prompt)
  }

  /** Pushes, calls or sends codes. Throws `DuoError` if the device can't. */
  choose(prompt: Prompt, factor: string, device: string): void {
    const preauth = factor === 'push' ? preauthorizePrompt(this.#simulation, prompt) : null
    const txid = preauth?.response['txid']
    this.#begin(prompt, { factor, device, ...(typeof txid === 'string' && { txid }) })
  }

  enterPasscode(prompt: Prompt, passcode: string): void {
    this.#begin(prompt, { factor: 'passcode', passcode })
  }

  /** Creates a phone that waits for its activation, and the user if there is none yet. */
  startEnrollment(prompt: Prompt): void {
    if (this.screen(prompt).phase !== 'enroll') return
    const { enrollments } = this.#simulation
    const user = enrollments.findOrCreateUser(prompt.username)
    prompt.activationCode = enrollments.create(user, ACTIVATION_VALID_SECONDS).activationCode
    prompt.message = null
  }

  /** Returns to the choice. Denies the request on the phone, which could still be approved otherwise. */
  goBack(prompt: Prompt): void {
    this.#denyPending(prompt)
    prompt.txid = null
    prompt.activationCode = null
    prompt.message = null
  }

  /** Answers the last question. Returns the token for the browser to keep, or null if it isn't to be remembered. */
  answerTrust(prompt: Prompt, isTrusted: boolean): string | null {
    if (this.screen(prompt).phase !== 'trust') return null
    prompt.isTrustAnswered = true
    const user = this.#simulation.state.findUserByName(prompt.username)
    const { integrationKey } = prompt
    return isTrusted && user ? this.#simulation.remembered.issue({ integrationKey, userId: user.userId }) : null
  }

  /** Sends the browser back with `access_denied`. */
  cancel(prompt: Prompt): void {
    if (prompt.location !== null) return
    this.#denyPending(prompt)
    const description = 'The person cancelled the authentication'
    leave(this.#simulation, prompt, { error: 'access_denied', error_description: description, state: prompt.state })
  }

  /** Sends the browser back after a refusal, with a code whose id token reports it. */
  returnDenied(prompt: Prompt): void {
    if (this.screen(prompt).phase === 'denied' && prompt.outcome)
      leaveWithCode(this.#simulation, prompt, prompt.outcome)
  }

  /** Ends the prompt from outside, without a browser. */
  finish(prompt: Prompt, outcome: PromptOutcome): void {
    if (prompt.location === null) leaveWithCode(this.#simulation, prompt, outcome)
  }

  #begin(prompt: Prompt, parameters: Record<string, string>): void {
    if (this.screen(prompt).phase !== 'choose') return
    const call = toApiCall(this.#simulation, prompt, { username: prompt.username, ...parameters })
    prompt.message = null
    prompt.txid = beginAuthentication(call).txid
  }

  #denyPending({ txid }: Prompt): void {
    const { transactions } = this.#simulation
    const transaction = txid === null ? undefined : transactions.find(txid)
    if (transaction) transactions.finish(transaction, 'deny', 'deny', TEXTS.denied, 'user_cancelled')
  }
}
