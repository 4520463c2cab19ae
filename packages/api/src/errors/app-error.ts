/** How a failure is logged: `debug` for what callers do wrong every day, `error` for what an operator must look at. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

export interface AppErrorOptions {
  /** Plain text that the caller may see; without it they see the code's own text. */
  publicMessage?: string
  /** Safe fields for the log: ids and numbers, never what somebody typed. */
  fields?: Readonly<Record<string, string | number | boolean | null>>
  /** When trying again can help; shown to the caller. */
  retryAt?: number
  logLevel?: LogLevel
  cause?: unknown
}

/**
 * An unexpected or refused operation with a stable code. The message is for developers and is seen by nobody else;
 * what the caller gets is made in one place, `graphql/format-error.ts`.
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
