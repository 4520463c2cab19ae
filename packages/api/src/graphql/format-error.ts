import { unwrapResolverError } from '@apollo/server/errors'
import type { ErrorCode } from '@sallyport/shared/error-code'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { AppError } from '../errors/app-error.ts'
import { type Log, toErrorFields } from '../lib/log.ts'
import { randomReference } from '../lib/random.ts'

/** What graphql-js and Apollo Server call their refusals, and what we say instead. Their texts repeat values, ours never do. */
const REQUEST_ERRORS: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
}

/** The one place where errors become what a caller sees: known codes with their own text, everything else INTERNAL with a reference. */
export class ErrorFormatter {
  readonly #texts: ReadonlyMap<string, ErrorCode>

  constructor(
    codes: readonly ErrorCode[],
    private readonly log: Log,
  ) {
    this.#texts = new Map(codes.map((entry) => [entry.code, entry]))
  }

  format(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
    const original = unwrapResolverError(error)
    if (original instanceof AppError) return this.#formatKnown(formatted, original)
    const requestCode = REQUEST_ERRORS[String(formatted.extensions?.['code'])]
    if (requestCode && !(error instanceof GraphQLError && error.originalError instanceof Error && !(error.originalError instanceof GraphQLError)))
      return toFormatted(formatted, requestCode, this.#describeRequestError(formatted), {})
    const reference = randomReference()
    this.log.error({ reference, ...toErrorFields(original) }, 'An operation failed')
    return toFormatted(formatted, 'INTERNAL', this.#toText('INTERNAL'), { reference })
  }

  #formatKnown(formatted: GraphQLFormattedError, error: AppError): GraphQLFormattedError {
    const reference = randomReference()
    this.log[error.logLevel]({ reference, ...toErrorFields(error) }, 'An operation was refused')
    const retryAt = error.retryAt === undefined ? {} : { retryAt: new Date(error.retryAt).toISOString() }
    return toFormatted(formatted, error.code, error.publicMessage ?? this.#toText(error.code), { reference, ...retryAt })
  }

  /** Enough to mend a query by, nothing of what was sent: names of variables and fields are the caller's own words or the schema's. */
  #describeRequestError({ message, extensions }: GraphQLFormattedError): string {
    if (extensions?.['code'] === 'GRAPHQL_PARSE_FAILED') return 'The document can’t be read. Check its syntax and length.'
    const variable = /^Variable "\$([_A-Za-z][_0-9A-Za-z]{0,60})" (?:got invalid value|of (?:required|non-null) type)/.exec(message)
    if (variable) return `The value of the variable $${variable[1]} is missing or not of its type.`
    const field = /^Cannot query field "([_A-Za-z][_0-9A-Za-z]{0,60})" on type "([_A-Za-z][_0-9A-Za-z]{0,60})"/.exec(message)
    if (field) return `There is no field "${field[1]}" on ${field[2]}.`
    const own = extensions?.['publicMessage']
    return typeof own === 'string' ? own : 'The request is not valid against the schema.'
  }

  #toText(code: string): string {
    const entry = this.#texts.get(code)
    return entry ? `${entry.message} ${entry.advice}` : 'The operation was refused.'
  }
}

function toFormatted({ path, locations }: GraphQLFormattedError, code: string, message: string, more: Record<string, unknown>): GraphQLFormattedError {
  return { message, ...(locations ? { locations } : {}), ...(path ? { path } : {}), extensions: { code, ...more } }
}
