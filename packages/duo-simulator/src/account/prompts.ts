import { randomBytes } from 'node:crypto'
import type { Deadlines } from '../lib/deadlines.ts'
import type { ChangeFeed } from '../state/change-feed.ts'
import type { Application } from '../state/model.ts'
import type { AccessDevice } from './access-device.ts'
import type { PromptOutcome } from './prompt-outcome.ts'

/** As long as clients keep their own state. After that users start again at the application. */
const PROMPT_LIFETIME_MS = 5 * 60_000
/** How long a prompt that has ended still redirects its browser. */
const KEPT_AFTER_EXPIRY_MS = 5 * 60_000

/** A client's request for a prompt: the user, and where the browser goes afterwards. */
export interface PromptRequest {
  application: Application
  username: string
  redirectUri: string
  state: string
  nonce: string | null
  /** True returns the code as `duo_code` instead of `code`. */
  usesDuoCode: boolean
}

/** A prompt in one browser. */
export interface Prompt extends Omit<PromptRequest, 'application'> {
  /** Unguessable, because it is all that a browser needs to use the prompt. */
  id: string
  integrationKey: string
  accessDevice: AccessDevice
  /** The browser's token from an earlier prompt. */
  trustedDeviceToken: string | null
  createdAt: number
  expiresAt: number
  /** The push, call or passcode that is pending or has just ended. */
  txid: string | null
  /** The code of the phone that is being added. */
  activationCode: string | null
  /** Shown above the choice: the result of the last attempt. */
  message: { text: string; isProblem: boolean } | null
  outcome: PromptOutcome | null
  /** True once the user has answered whether to remember this browser. */
  isTrustAnswered: boolean
  /** Where the browser goes next, once the prompt has ended. */
  location: string | null
}

/** All open prompts. */
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

  /** Also finds prompts that have recently expired. */
  find(id: string): Prompt | undefined {
    return this.#prompts.get(id)
  }

  isExpired(prompt: Prompt): boolean {
    return prompt.expiresAt <= this.#now()
  }

  /** The prompts that wait for their user, oldest first. */
  list(): Prompt[] {
    return [...this.#prompts.values()].filter((prompt) => prompt.location === null && !this.isExpired(prompt))
  }

  /** Notifies the open page that the screen has changed. */
  changed(prompt: Prompt): void {
    this.#publish('changed', prompt)
  }

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
