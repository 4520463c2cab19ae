import { type CommandError, interrupted, wrongUse } from '../lib/command-error.ts'
import type { Output } from '../lib/output.ts'
import {
  CancelLogonDocument,
  FinishLogonDocument,
  type LogonPartsFragment,
  ReadLogonDocument,
  StartLogonDocument,
  SubmitStepDocument,
} from '../gql/graphql.ts'
import type { ServerClient } from '../server/server-client.ts'
import { type Dialog, InputEndedError } from './dialog.ts'
import { toDenied, toInputEnded } from './logon-problem.ts'
import { askForAnswers, type FieldAnswer, hasOtherChoices, isWaiting, type LogonStepParts } from './prompt-answers.ts'
import { isUnreachable, watchLogon } from './watch-logon.ts'
import { showPrompt } from './show-prompt.ts'

export type CompletedLogon = Extract<LogonPartsFragment, { __typename: 'LogonCompleted' }>

export interface LogonPlayerOptions {
  client: ServerClient
  dialog: Dialog
  output: Output
  accessType: string
  username: string | null
  signal: AbortSignal
}

/** Plays one logon in the terminal from the generic fields of its prompts. Knows no module. */
export class LogonPlayer {
  #username: string | null
  #token: string | null = null

  constructor(private readonly options: LogonPlayerOptions) {
    this.#username = options.username
  }

  async play(): Promise<CompletedLogon> {
    let logon = await this.#start()
    try {
      for (;;) {
        if (this.options.signal.aborted) throw interrupted()
        if (logon.__typename === 'LogonCompleted') return logon
        if (logon.__typename === 'LogonDenied') throw toDenied(logon.reason)
        this.#token = logon.token
        logon =
          logon.__typename === 'LogonReady'
            ? (await this.options.client.send(FinishLogonDocument, { token: logon.token })).logon
            : await this.#pass(logon)
      }
    } finally {
      this.options.output.endProgress()
    }
  }

  /** Cancels the logon, so that a request on the user's phone becomes void. */
  async cancel(client: ServerClient): Promise<void> {
    if (this.#token !== null) await client.send(CancelLogonDocument, { token: this.#token }).catch(() => undefined)
  }

  async #start(): Promise<LogonPartsFragment> {
    const { client, accessType } = this.options
    const { response, setsCookie } = await client.exchange(StartLogonDocument, { input: { accessType } })
    if (setsCookie)
      throw wrongUse(
        `The access type “${accessType}” delivers its sessions as cookies. Use one that delivers tokens, e.g. --access-type client, or open ${client.url} in a browser.`,
      )
    if (response.errors?.[0]) throw client.toFailure(response.errors[0])
    return (response.data as { logon: LogonPartsFragment }).logon
  }

  async #pass(step: LogonStepParts): Promise<LogonPartsFragment> {
    const { output, dialog } = this.options
    showPrompt(step, output)
    if (isWaiting(step.prompt)) {
      const moved = await this.#wait(step, { untilEnter: dialog.isInteractive && hasOtherChoices(step.prompt) })
      if (moved) return moved
    }
    return this.#answer(step)
  }

  /** Asks for answers, and withdraws the question if the logon continues on its own. */
  async #answer(step: LogonStepParts): Promise<LogonPartsFragment> {
    const { dialog, output, signal } = this.options
    const asked = new AbortController()
    const continuesOnItsOwn = typeof step.prompt.pollAfterMs === 'number'
    const watching = continuesOnItsOwn
      ? watchLogon(this.options, step.token, asked.signal).finally(() => asked.abort())
      : null
    try {
      const answers = await askForAnswers(step.prompt, {
        dialog,
        output,
        username: this.#username,
        signal: AbortSignal.any([asked.signal, signal]),
      })
      asked.abort()
      if (answers) return await this.#submit(step, answers)
      return (await watching) ?? step
    } catch (error) {
      if (error instanceof InputEndedError) throw toInputEnded(step)
      throw error
    } finally {
      asked.abort()
      await watching?.catch(() => undefined)
    }
  }

  async #submit({ token }: LogonStepParts, fields: FieldAnswer[]): Promise<LogonPartsFragment> {
    // A username given in advance is used once: after a refusal the user may want another.
    this.#username = null
    try {
      // Submitting the same answer with the same token again has no effect, so it is safe to retry a lost connection.
      const send = () =>
        this.options.client.send(SubmitStepDocument, { input: { token, answer: { fields } } }, { patient: true })
      return (await send().catch((error: unknown) => (isUnreachable(error) ? send() : Promise.reject(error)))).logon
    } catch (error) {
      const { code } = error as CommandError
      if (code !== 'LOGON_STALE' && code !== 'LOGON_BUSY') throw error
      return (await this.options.client.send(ReadLogonDocument, { token, waitSeconds: 1 })).logon
    }
  }

  /** Shows a progress line until the logon has moved on. Returns null if Enter was pressed. */
  async #wait(step: LogonStepParts, { untilEnter }: { untilEnter: boolean }): Promise<LogonPartsFragment | null> {
    const { dialog, output, signal } = this.options
    const done = new AbortController()
    const startedAt = Date.now()
    const show = (always = false) =>
      output.progress(
        `Waiting… ${Math.floor((Date.now() - startedAt) / 1_000)} s${untilEnter ? ' (press Enter for other choices)' : ''}`,
        { always },
      )
    show(true)
    const timer = setInterval(show, 1_000)
    try {
      const ended = AbortSignal.any([done.signal, signal])
      const moved = watchLogon(this.options, step.token, ended)
      if (!untilEnter) return await moved
      return await Promise.race([moved, dialog.waitForEnter(ended).then(() => null)])
    } finally {
      clearInterval(timer)
      done.abort()
      output.endProgress()
    }
  }
}
