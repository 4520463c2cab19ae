import { ACTIVATION_VALID_SECONDS } from '../../account/enrollments.ts'
import { outcomeOf, type PromptOutcome } from '../../account/prompt-outcome.ts'
import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import type { ApiCall } from '../../auth-api/call/endpoint.ts'
import { preauthorize, type PreauthDecision } from '../../auth-api/call/preauthorize.ts'
import { beginAuthentication } from '../../auth-api/factors/begin-authentication.ts'
import type { Application, Transaction } from '../../state/model.ts'
import { withParameters } from '../../state/redirect-uri.ts'
import { TEXTS } from '../../state/texts.ts'
import { RequestParameters } from '../../wire/request-parameters.ts'
import { recordUnasked } from './record-unasked.ts'
import type { OfferedDeviceView, PromptScreen } from './screen.ts'

/** After these there is no other try: the real prompt doesn't offer one either. */
const FINAL_STATUSES = new Set(['fraud', 'locked_out'])

/**
 * What happens in a prompt. It is a client of the Auth API like any other: preauth says what there is to do, and its
 * factors are the same, so that policies, lockout, phones and logs are, too.
 */
export class PromptFlow {
  readonly #simulation: Simulation

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  /** Takes up what has happened meanwhile, and says what there is to show. */
  look(prompt: Prompt): PromptScreen {
    if (prompt.location !== null) return { phase: 'leaving', location: prompt.location }
    if (this.#simulation.prompts.isExpired(prompt)) return { phase: 'expired' }
    return (
      this.#lookAtOutcome(prompt) ??
      this.#lookAtTransaction(prompt) ??
      this.#lookAtEnrollment(prompt) ??
      this.#lookAtPreauth(prompt)
    )
  }

  /** Pushes, calls or sends codes. Throws `DuoError` if the device can't. */
  choose(prompt: Prompt, factor: string, device: string): void {
    const preauth = factor === 'push' ? this.#preauthorize(prompt) : null
    const txid = preauth?.response['txid']
    this.#begin(prompt, { factor, device, ...(typeof txid === 'string' && { txid }) })
  }

  enterPasscode(prompt: Prompt, passcode: string): void {
    this.#begin(prompt, { factor: 'passcode', passcode })
  }

  /** Creates the user, if it is a new one, and a phone that waits for its activation. */
  startEnrollment(prompt: Prompt): void {
    if (this.look(prompt).phase !== 'enroll') return
    const { enrollments } = this.#simulation
    const user = enrollments.findOrCreateUser(prompt.username)
    prompt.activationCode = enrollments.create(user, ACTIVATION_VALID_SECONDS).activationCode
    prompt.message = null
  }

  /** To the choice again. What is under way on a phone ends, or somebody could still approve it. */
  goBack(prompt: Prompt): void {
    this.#callOff(prompt)
    prompt.txid = null
    prompt.activationCode = null
    prompt.message = null
  }

  /** The last question. Gives the token to be kept by the browser, if it is to be remembered. */
  answerTrust(prompt: Prompt, isTrusted: boolean): string | null {
    const view = this.look(prompt)
    if (view.phase !== 'trust') return null
    prompt.isTrustAnswered = true
    const user = this.#simulation.state.findUserByName(prompt.username)
    const { integrationKey } = prompt
    return isTrusted && user ? this.#simulation.remembered.issue({ integrationKey, userId: user.userId }) : null
  }

  /** The person gives up: the client hears so. */
  cancel(prompt: Prompt): void {
    if (prompt.location !== null) return
    this.#callOff(prompt)
    const description = 'The person cancelled the authentication'
    this.#leave(prompt, { error: 'access_denied', error_description: description, state: prompt.state })
  }

  /** Back to the client after a refusal, with a code whose id token says so. */
  returnDenied(prompt: Prompt): void {
    if (this.look(prompt).phase === 'denied' && prompt.outcome) this.#leaveWithCode(prompt, prompt.outcome)
  }

  /** Ends it without anybody in front of it. */
  settle(prompt: Prompt, outcome: PromptOutcome): void {
    if (prompt.location !== null) return
    this.#leaveWithCode(prompt, outcome)
  }

  #begin(prompt: Prompt, parameters: Record<string, string>): void {
    if (this.look(prompt).phase !== 'choose') return
    const call = this.#call(prompt, { username: prompt.username, ...parameters })
    prompt.message = null
    prompt.txid = beginAuthentication(call).txid
  }

  #lookAtOutcome(prompt: Prompt): PromptScreen | null {
    const { outcome } = prompt
    if (!outcome) return null
    if (outcome.result === 'deny') return { phase: 'denied', text: outcome.statusMessage }
    const { enabled, days } = this.#policy(prompt).rememberedDevices
    if (enabled && outcome.isProven && !prompt.isTrustAnswered) return { phase: 'trust', days }
    return this.#leaveWithCode(prompt, outcome)
  }

  #lookAtTransaction(prompt: Prompt): PromptScreen | null {
    const transaction = prompt.txid === null ? undefined : this.#simulation.transactions.find(prompt.txid)
    if (!transaction) return null
    if (transaction.result === 'waiting') return { phase: 'waiting', transaction }
    prompt.txid = null
    if (transaction.result === 'allow' || this.#isFinal(transaction)) {
      prompt.outcome = outcomeOf(transaction, this.#simulation.now())
      return this.#lookAtOutcome(prompt)
    }
    prompt.message = { text: transaction.statusMessage, isProblem: transaction.status !== 'sent' }
    return null
  }

  #lookAtEnrollment(prompt: Prompt): PromptScreen | null {
    const { enrollments } = this.#simulation
    const enrollment = prompt.activationCode === null ? undefined : enrollments.find(prompt.activationCode)
    if (enrollment && !enrollment.isUsed && !enrollments.isExpired(enrollment))
      return { phase: 'enrolling', activationCode: enrollment.activationCode }
    if (enrollment?.isUsed) prompt.message = { text: 'Your phone is added. Now log in with it.', isProblem: false }
    prompt.activationCode = null
    return null
  }

  #lookAtPreauth(prompt: Prompt): PromptScreen {
    const { result, statusMessage, reason, response } = this.#preauthorize(prompt)
    if (result === 'auth') return { phase: 'choose', devices: toDeviceViews(response['devices']) }
    if (result === 'enroll') return { phase: 'enroll' }
    prompt.outcome = recordUnasked(this.#simulation, prompt, result, statusMessage, reason)
    return this.#lookAtOutcome(prompt)!
  }

  #preauthorize(prompt: Prompt): PreauthDecision {
    const { username, trustedDeviceToken } = prompt
    return preauthorize(
      this.#call(prompt, {
        username,
        client_supports_verified_push: '1',
        ...(trustedDeviceToken && { trusted_device_token: trustedDeviceToken }),
      }),
    )
  }

  #isFinal({ status, userId }: Transaction): boolean {
    return FINAL_STATUSES.has(status) || this.#simulation.state.users.get(userId)?.status === 'disabled'
  }

  #callOff({ txid }: Prompt): void {
    const { transactions } = this.#simulation
    const transaction = txid === null ? undefined : transactions.find(txid)
    if (transaction) transactions.finish(transaction, 'deny', 'deny', TEXTS.denied, 'user_cancelled')
  }

  #leaveWithCode(prompt: Prompt, outcome: PromptOutcome): PromptScreen {
    const { integrationKey, redirectUri, username, nonce, accessDevice, state, usesDuoCode } = prompt
    const grant = { integrationKey, redirectUri, username, nonce, accessDevice, outcome }
    const code = this.#simulation.authorizationCodes.issue(grant)
    return this.#leave(prompt, { state, [usesDuoCode ? 'duo_code' : 'code']: code })
  }

  #leave(prompt: Prompt, parameters: Record<string, string>): PromptScreen {
    const location = withParameters(prompt.redirectUri, parameters)
    prompt.location = location
    this.#simulation.prompts.changed(prompt)
    return { phase: 'leaving', location }
  }

  #call(prompt: Prompt, parameters: Record<string, string>): ApiCall {
    const simulation = this.#simulation
    return {
      simulation,
      application: this.#application(prompt),
      policy: this.#policy(prompt),
      parameters: new RequestParameters(Object.entries({ ipaddr: prompt.accessDevice.ip, ...parameters })),
      fault: null,
      nowMs: simulation.now(),
      connection: { onLost: () => {} },
    }
  }

  #policy(prompt: Prompt) {
    return this.#simulation.state.policyFor(this.#application(prompt))
  }

  #application({ integrationKey }: Prompt): Application {
    // Prompts of an application are gone together with it.
    return this.#simulation.state.applications.get(integrationKey)!
  }
}

function toDeviceViews(devices: unknown): OfferedDeviceView[] {
  return (devices as Record<string, unknown>[]).map((device) => ({
    id: String(device['device']),
    name: device['type'] === 'token' ? `Hardware token ${String(device['name'])}` : String(device['display_name']),
    capabilities: (device['capabilities'] as string[] | undefined) ?? [],
  }))
}
