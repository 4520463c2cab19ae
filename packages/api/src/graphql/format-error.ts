import { unwrapResolverError } from '@apollo/server/errors'
import type { ErrorCode } from '@sallyport/shared/error-code'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { AppError } from '../errors/app-error.ts'
import { type Log, toErrorFields } from '../lib/log.ts'
import { randomReference } from '../lib/random.ts'

/** Codes of graphql-js and Apollo Server with ours. Their texts repeat values, ours never do. */
const REQUEST_ERRORS: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  BAD_REQUEST: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
}

/**
 * Refusals of graphql-js that help a developer and can repeat only names from the document and the schema. Refusals of
 * literal values ("Expected value of type …, found …") are not among them: the value may be a password.
 */
const SAFE_REQUEST_ERRORS: readonly RegExp[] = [
  /^Cannot query field /,
  /^Fields "[^"]+" conflict because /,
  /^Field "[^"]+" (of type|argument|must not have|is not defined)/,
  /^Unknown (argument|directive|fragment|type) "/,
  /^Variable "\$[^"]+" (is not defined|is never used|of type|of required type|of non-null type)/,
  /^Fragment "[^"]+" (is never used|cannot|cannot be spread)/,
  /^(There can be only one|The directive|Directive) /,
  /^This anonymous operation must be the only defined operation/,
]

/**
 * The only place that decides what callers see of an error: a known code with its text, or INTERNAL with a reference.
 */
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
    if (
      requestCode &&
      !(
        error instanceof GraphQLError &&
        error.originalError instanceof Error &&
        !(error.originalError instanceof GraphQLError)
      )
    )
      return toFormatted(formatted, requestCode, this.#describeRequestError(formatted), {})
    const reference = randomReference()
    this.log.error({ reference, ...toErrorFields(original) }, 'An operation failed')
    return toFormatted(formatted, 'INTERNAL', this.#toText('INTERNAL'), { reference })
  }

  #formatKnown(formatted: GraphQLFormattedError, error: AppError): GraphQLFormattedError {
    const reference = randomReference()
    this.log[error.logLevel]({ reference, ...toErrorFields(error) }, 'An operation was refused')
    const retryAt = error.retryAt === undefined ? {} : { retryAt: new Date(error.retryAt).toISOString() }
    return toFormatted(formatted, error.code, error.publicMessage ?? this.#toText(error.code), {
      reference,
      ...retryAt,
    })
  }

  /**
   * Enough to fix a query, and no value that was sent: names of variables and fields are the caller's own or the
   * schema's.
   */
  #describeRequestError({ message, extensions }: GraphQLFormattedError): string {
    if (extensions?.['code'] === 'GRAPHQL_PARSE_FAILED')
      return 'The document can’t be parsed. Check its syntax and length.'
    const coercion = /^Variable "\$([_A-Za-z][_0-9A-Za-z]{0,60})" got invalid value/.exec(message)
    if (coercion) return `The value of the variable $${coercion[1]} has the wrong type.`
    const safe = SAFE_REQUEST_ERRORS.some((pattern) => pattern.test(message))
    if (safe) return message.replace(/ (Did you mean|Perhaps you meant).*$/s, '').slice(0, 300)
    const own = extensions?.['publicMessage']
    return typeof own === 'string' ? own : 'The request is not valid against the schema.'
  }

  #toText(code: string): string {
    const entry = this.#texts.get(code)
    return entry ? `${entry.message} ${entry.hint}` : 'The operation was refused.'
  }
}

function toFormatted(
  { path, locations }: GraphQLFormattedError,
  code: string,
  message: string,
  more: Record<string, unknown>,
): GraphQLFormattedError {
  return { message, ...(locations ? { locations } : {}), ...(path ? { path } : {}), extensions: { code, ...more } }
}
