import { randomBytes } from 'node:crypto'
import type { Deadlines } from '../lib/deadlines.ts'
import type { ChangeFeed } from '../state/change-feed.ts'
import type { Application } from '../state/model.ts'
import type { AccessDevice } from './access-device.ts'
import type { PromptOutcome } from './prompt-outcome.ts'

/** As long as clients' own state lives; who takes longer starts again at the application. */
const PROMPT_LIFETIME_MS = 5 * 60_000
/** How long an ended one still leads its browser on. */
const KEPT_AFTER_EXPIRY_MS = 5 * 60_000

/** For whom a client wants the prompt to be shown, and where the browser goes afterwards. */
export interface PromptRequest {
  application: Application
  username: string
  redirectUri: string
  state: string
  nonce: string | null
  /** The code comes back as `duo_code`, not as `code`. */
  usesDuoCode: boolean
}

/** Somebody in front of a prompt. */
export interface Prompt extends Omit<PromptRequest, 'application'> {
  /** Unguessable: who has it, has the prompt. */
  id: string
  integrationKey: string
  accessDevice: AccessDevice
  /** What the browser brought from an earlier prompt. */
  trustedDeviceToken: string | null
  createdAt: number
  expiresAt: number
  /** Of the push, call or passcode under way or just ended. */
  txid: string | null
  /** Of the phone that is being added. */
  activationCode: string | null
  /** What to say above the choice: how the last try ended. */
  message: { text: string; isProblem: boolean } | null
  outcome: PromptOutcome | null
  /** Whether it was asked, and answered, if this browser is to be remembered. */
  isTrustAnswered: boolean
  /** Where the browser is sent; then all is over. */
  location: string | null
}

/** The prompts that are open. */
export class Prompts {
  readonly #now: () => number
  readonly #deadlines: Deadlines
  readonly #changes: ChangeFeed
  readonly #prompts = new Map<string, Prompt>()

  constructor(now: () => number, deadlines: Deadlines, changes: ChangeFeed) {
    this.#now = now
    this.#deadlines = deadlines
    this.#changes = changes
  }

  open(
    { application, ...request }: PromptRequest,
    accessDevice: AccessDevice,
    trustedDeviceToken: string | null,
  ): Prompt {
    const nowMs = this.#now()
    const prompt: Prompt = {
      ...request,
      id: randomBytes(24).toString('base64url'),
      integrationKey: application.integrationKey,
      accessDevice,
      trustedDeviceToken,
      createdAt: nowMs,
      expiresAt: nowMs + PROMPT_LIFETIME_MS,
      txid: null,
      activationCode: null,
      message: null,
      outcome: null,
      isTrustAnswered: false,
      location: null,
    }
    this.#prompts.set(prompt.id, prompt)
    this.#deadlines.at(prompt.expiresAt + KEPT_AFTER_EXPIRY_MS, () => this.#prompts.delete(prompt.id))
    this.#publish('opened', prompt)
    return prompt
  }

  /** With those that have run out of time but are still known. */
  find(id: string): Prompt | undefined {
    return this.#prompts.get(id)
  }

  isExpired(prompt: Prompt): boolean {
    return prompt.expiresAt <= this.#now()
  }

  /** Those that somebody is still in front of, oldest first. */
  list(): Prompt[] {
    return [...this.#prompts.values()].filter((prompt) => prompt.location === null && !this.isExpired(prompt))
  }

  /** Tells the page, wherever it is shown, that there is something else to show. */
  changed(prompt: Prompt): void {
    this.#publish('changed', prompt)
  }

  /** For when the application is removed. */
  removeByApplication(integrationKey: string): void {
    for (const prompt of this.#prompts.values())
      if (prompt.integrationKey === integrationKey) this.#prompts.delete(prompt.id)
  }

  clear(): void {
    this.#prompts.clear()
  }

  #publish(kind: string, { username }: Prompt): void {
    this.#changes.publish('prompts', { kind, username })
  }
}
