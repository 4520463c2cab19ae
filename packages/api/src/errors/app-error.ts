/**
 * The log level of a failure: `debug` for everyday mistakes of callers, `error` for failures that an operator must look
 * at.
 */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export interface AppErrorOptions {
  /** Plain text for the caller. Without it they see the code's own text. */
  publicMessage?: string
  /** Safe fields for the log: ids and numbers, never typed input. */
  fields?: Readonly<Record<string, string | number | boolean | null>>
  /** The time from which trying again can help. The caller sees it. */
  retryAt?: number
  logLevel?: LogLevel
  cause?: unknown
}

/**
 * An unexpected or refused operation with a stable code. Only developers see the message. `graphql/format-error.ts`
 * alone decides what callers see.
 */
export class AppError extends Error {
  override readonly name: string = 'AppError'
  readonly publicMessage: string | undefined
  readonly fields: Readonly<Record<string, string | number | boolean | null>>
  readonly retryAt: number | undefined
  readonly logLevel: LogLevel

  constructor(
    readonly code: string,
    message: string,
    options: AppErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.publicMessage = options.publicMessage
    this.fields = options.fields ?? {}
    this.retryAt = options.retryAt
    this.logLevel = options.logLevel ?? 'debug'
  }
}
