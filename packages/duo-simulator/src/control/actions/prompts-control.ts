import { randomUUID } from 'node:crypto'
import { describeAccessDevice } from '../../account/access-device.ts'
import { outcomeOf, type PromptOutcome } from '../../account/prompt-outcome.ts'
import type { Prompt } from '../../account/prompts.ts'
import type { Simulation } from '../../account/simulation.ts'
import { PROMPT_DECISIONS, type PromptView } from '../../contract/prompts.ts'
import { ControlError } from '../../lib/control-error.ts'
import { isUsable } from '../../state/device-capabilities.ts'
import { TEXTS } from '../../state/texts.ts'
import { OauthError } from '../../universal/oauth/error.ts'
import { AUTHORIZE_PATH, parsePromptRequest } from '../../universal/oauth/prompt-request.ts'
import { PromptDialog } from '../../universal/prompt/dialog.ts'
import { DuoError } from '../../wire/duo-error.ts'
import { RequestParameters } from '../../wire/request-parameters.ts'
import { toPromptView } from '../views/prompt-view.ts'
import { Input } from './input.ts'

const RESULTS = {
  approve: ['allow', 'allow', TEXTS.success, 'user_approved'],
  deny: ['deny', 'deny', TEXTS.denied, 'user_cancelled'],
  fraud: ['deny', 'fraud', TEXTS.fraud, 'user_marked_fraud'],
} as const

/** Controls Universal Prompts without a browser. */
export class PromptsControl {
  readonly #simulation: Simulation
  readonly #dialog: PromptDialog

  constructor(simulation: Simulation) {
    this.#simulation = simulation
    this.#dialog = new PromptDialog(simulation)
  }

  /** The prompts that wait for their user, oldest first. */
  list(filter: { username?: string } = {}): PromptView[] {
    const wanted = filter.username?.toLowerCase()
    return this.#simulation.prompts
      .list()
      .filter(({ username }) => wanted === undefined || username.toLowerCase() === wanted)
      .map((prompt) => this.#toView(prompt))
  }

  /** Opens `authUrl` as a browser would, with the same checks. */
  open(input: unknown): PromptView {
    const authUrl = new Input(input).allowOnly('authUrl').findText('authUrl', 10_000)
    if (!authUrl || !URL.canParse(authUrl) || new URL(authUrl).pathname !== AUTHORIZE_PATH)
      throw new ControlError(
        400,
        'invalid_auth_url',
        `authUrl must be the URL that the client created (…${AUTHORIZE_PATH}?…)`,
      )
    const { search, host } = new URL(authUrl)
    const simulation = this.#simulation
    const request = { ...EMPTY_REQUEST, path: AUTHORIZE_PATH, query: search.slice(1), host }
    const parameters = RequestParameters.fromForm(request.query, '')
    try {
      const promptRequest = parsePromptRequest({
        simulation,
        request,
        parameters,
        fault: null,
        nowMs: simulation.now(),
      })
      return this.#toView(simulation.prompts.open(promptRequest, describeAccessDevice('127.0.0.1', ''), null))
    } catch (error) {
      if (error instanceof OauthError) throw new ControlError(400, error.code, error.message)
      if (error instanceof DuoError) throw new ControlError(400, 'invalid_request', `${error.message}: ${error.detail}`)
      throw error
    }
  }

  /** Ends the prompt, and returns where its browser goes. */
  decide(id: string, input: unknown): { location: string } {
    const decision = new Input(input).allowOnly('decision').findOneOf('decision', PROMPT_DECISIONS)
    if (!decision)
      throw new ControlError(400, 'invalid_input', `decision is missing. Use one of: ${PROMPT_DECISIONS.join(', ')}`)
    const prompt = this.#simulation.prompts.find(id)
    if (!prompt || this.#simulation.prompts.isExpired(prompt))
      throw new ControlError(404, 'unknown_prompt', 'No prompt has this id. List them with GET /control/prompts.')
    if (prompt.location !== null) throw new ControlError(409, 'already_decided', 'This prompt has already ended.')
    if (decision === 'cancel') this.#dialog.cancel(prompt)
    else this.#dialog.finish(prompt, this.#outcome(prompt, decision))
    return { location: prompt.location! }
  }

  /** Resolves to the oldest prompt once there is one. Rejects after `timeoutMs` of real time. */
  waitFor(username?: string, timeoutMs = 5000): Promise<PromptView> {
    const find = (): PromptView | undefined => this.list(username === undefined ? {} : { username })[0]
    const found = find()
    if (found) return Promise.resolve(found)
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        unsubscribe()
        reject(new Error(`No prompt${username ? ` for "${username}"` : ''} was opened within ${timeoutMs} ms`))
      }, timeoutMs)
      const unsubscribe = this.#simulation.changes.subscribe((topic) => {
        const prompt = topic === 'prompts' ? find() : undefined
        if (!prompt) return
        clearTimeout(timer)
        unsubscribe()
        resolve(prompt)
      })
    })
  }

  /** Ends the pending request, or else a new push to the user's first phone, with this decision. */
  #outcome(prompt: Prompt, decision: keyof typeof RESULTS): PromptOutcome {
    const { state, transactions, now } = this.#simulation
    const [result, status, text, reason] = RESULTS[decision]
    const user = state.findUserByName(prompt.username)
    if (!user) {
      const withoutUser = { factor: 'duo_push', txid: randomUUID(), deviceId: null, isProven: false, at: now() }
      return { result, status, statusMessage: text, reason, ...withoutUser }
    }
    const pending = prompt.txid === null ? undefined : transactions.find(prompt.txid)
    const transaction =
      pending?.result === 'waiting'
        ? pending
        : transactions.create({
            integrationKey: prompt.integrationKey,
            userId: user.userId,
            deviceId: state.devicesOf(user.userId).find(isUsable)?.id ?? null,
            ipaddr: prompt.accessDevice.ip,
            factor: 'push',
            status: 'pushed',
            statusMessage: TEXTS.pushed,
          })
    transactions.finish(transaction, result, status, text, reason)
    return outcomeOf(transaction, now())
  }

  #toView(prompt: Prompt): PromptView {
    return toPromptView(prompt, this.#dialog.screen(prompt), this.#simulation)
  }
}

const EMPTY_REQUEST = {
  method: 'GET',
  remoteAddress: '127.0.0.1',
  contentType: '',
  rawBody: Buffer.alloc(0),
  headers: [],
  parameters: null,
}
