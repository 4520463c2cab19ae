import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { createHandler } from 'graphql-sse/lib/use/fastify'
import type { ErrorFormatter } from '../graphql/format-error.ts'
import { documentLimits, MAX_TOKENS } from './limits/document-limits.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import { RequestRefusedError } from './request-refused-error.ts'

export interface EventStreamOptions {
  schema: GraphQLSchema
  formatter: ErrorFormatter
  createContext: (request: FastifyRequest, reply: FastifyReply, signal?: AbortSignal) => Promise<RequestContext>
  followLogon: (token: string, context: RequestContext) => Promise<AsyncIterable<object>>
}

/**
 * Subscriptions as server-sent events (graphql-sse, distinct connections mode): one POST per subscription, with the cookies and the
 * limits of any other request. Queries and mutations are not taken here.
 */
export function createEventStream({
  schema,
  formatter,
  createContext,
  followLogon,
}: EventStreamOptions): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  const handle = createHandler<any>({
    schema,
    authenticate: () => null,
    async onSubscribe(request, params) {
      const { raw } = request
      const { reply } = request.context as unknown as { reply: FastifyReply }
      const checked = checkDocument(params.query, params.operationName ?? null)
      if (checked.document === null)
        return [
          JSON.stringify({ errors: checked.errors.map((error) => formatter.format(error.toJSON(), error)) }),
          { status: 400, statusText: 'Bad Request', headers: { 'content-type': 'application/json; charset=utf-8' } },
        ]
      const gone = new AbortController()
      reply.raw.once('close', () => gone.abort())
      const context = await createContext(raw, reply, gone.signal)
      return {
        schema,
        document: checked.document,
        operationName: params.operationName,
        variableValues: params.variables,
        contextValue: { ...context, followLogon: (token: string) => followLogon(token, context) },
      }
    },
    onNext: (_context, _request, result) => formatResult(result),
  })

  /** What a result may tell. graphql-sse serializes what it is given, so formatted errors stand in for the originals. */
  function formatResult(result: object): never | undefined {
    const { errors } = result as { errors?: readonly GraphQLError[] }
    return errors && ({ ...result, errors: errors.map((error) => formatter.format(error.toJSON(), error)) } as never)
  }

  function checkDocument(
    query: unknown,
    operationName: string | null,
  ): { document: DocumentNode } | { document: null; errors: GraphQLError[] } {
    try {
      const document =
        typeof query === 'string' ? parse(query, { maxTokens: MAX_TOKENS }) : (query as ReturnType<typeof parse>)
      const errors = validate(schema, document, [...specifiedRules, ...documentLimits])
      if (errors.length > 0)
        return { document: null, errors: errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')) }
      if (getOperationAST(document, operationName)?.operation !== 'subscription')
        return {
          document: null,
          errors: [refuse('Only subscriptions are taken here. Send queries and mutations to /graphql.')],
        }
      return { document }
    } catch (error) {
      return {
        document: null,
        errors: [
          withCode(error instanceof GraphQLError ? error : new GraphQLError('unreadable'), 'GRAPHQL_PARSE_FAILED'),
        ],
      }
    }
  }

  return async (request, reply) => {
    if (!isOperation(request.body))
      throw new RequestRefusedError(400, 'Send JSON with a query, and variables as an object.')
    // What every answer carries: graphql-sse writes its own past Fastify.
    reply.header('cache-control', 'no-store')
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value)
    await handle(request, reply)
    return reply
  }
}

/** NOTE graphql-sse would wait without end for a body that is null, and repeat what a body is that is none. */
function isOperation(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false
  const { query, variables, operationName, extensions } = body as Record<string, unknown>
  const isAbsentOr = (type: 'object' | 'string', value: unknown) =>
    value == null || (typeof value === type && !Array.isArray(value))
  return (
    typeof query === 'string' &&
    query !== '' &&
    isAbsentOr('object', variables) &&
    isAbsentOr('string', operationName) &&
    isAbsentOr('object', extensions)
  )
}

function refuse(publicMessage: string): GraphQLError {
  return new GraphQLError(publicMessage, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED', publicMessage } })
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  return error.extensions['code']
    ? error
    : new GraphQLError(error.message, { nodes: error.nodes, extensions: { ...error.extensions, code } })
}
