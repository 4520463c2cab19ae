import type { Command } from 'commander'
import { wrongUse } from '../lib/command-error.ts'
import { Output } from '../lib/output.ts'
import { Dialog, type InputStream } from '../logon/dialog.ts'
import { ServerClient } from '../server/server-client.ts'
import { parseServerUrl } from '../server/server-url.ts'
import { findToken } from '../server/token.ts'

export interface Streams {
  stdin: InputStream
  stdout: NodeJS.WriteStream
  stderr: NodeJS.WriteStream
}

export interface GlobalOptions {
  server?: string
  tokenFile?: string
  json?: boolean
  quiet?: boolean
  color: boolean
}

/** Gives a command its server, token, streams and dialog. */
export class CommandContext {
  readonly #interruption = new AbortController()
  #dialog: Dialog | null = null

  constructor(
    readonly env: NodeJS.ProcessEnv,
    readonly streams: Streams,
    readonly version: string,
  ) {}

  /** Aborted by Ctrl-C. */
  get signal(): AbortSignal {
    return this.#interruption.signal
  }

  interrupt(): void {
    this.#interruption.abort()
  }

  /** True if a person at a terminal can be asked. */
  get isInteractive(): boolean {
    return this.streams.stdin.isTTY === true && this.streams.stderr.isTTY === true
  }

  openOutput(options: GlobalOptions): Output {
    const { stdout, stderr } = this.streams
    return new Output(stdout, stderr, {
      json: options.json ?? false,
      quiet: options.quiet ?? false,
      color: options.color && !this.env['NO_COLOR'],
    })
  }

  openDialog(): Dialog {
    this.#dialog ??= new Dialog({
      stdin: this.streams.stdin,
      stderr: this.streams.stderr,
      onInterrupt: () => this.interrupt(),
    })
    return this.#dialog
  }

  /** Connects without a token, e.g. to log on. */
  connectAnonymously(options: GlobalOptions, signal = this.signal): ServerClient {
    return new ServerClient({ url: this.#parseUrl(options), token: null, signal, version: this.version })
  }

  /** @param signal aborts requests; Ctrl-C by default */
  async connect(options: GlobalOptions, output: Output, signal = this.signal): Promise<ServerClient> {
    const url = this.#parseUrl(options)
    const token = await findToken({
      tokenFile: options.tokenFile ?? this.env['SALLYPORT_TOKEN_FILE'],
      env: this.env,
      warn: (text) => output.say(text, 'yellow'),
    })
    return new ServerClient({ url, token, signal, version: this.version })
  }

  close(): void {
    this.#dialog?.close()
  }

  #parseUrl({ server }: GlobalOptions): string {
    return parseServerUrl(server ?? this.env['SALLYPORT_URL'] ?? 'http://localhost:4000')
  }
}

export const globalOptions = (command: Command): GlobalOptions => command.optsWithGlobals<GlobalOptions>()

/** Parses the whole number of an option, within bounds. */
export const parseInteger =
  (name: string, minimum: number, maximum: number) =>
  (text: string): number => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN
    if (!(value >= minimum && value <= maximum))
      throw wrongUse(`${name} must be a whole number from ${minimum} to ${maximum}.`)
    return value
  }
