import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import cors from '@fastify/cors'
import helmet from '@fastify/helmet'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { SCHEMA_PATH } from '../configuration/file/configuration-schema.ts'
import { serveConsole } from './console-files.ts'
import { createEventStream } from './event-stream.ts'
import type { ErrorFormatter } from '../graphql/format-error.ts'
import { documentLimits, MAX_TOKENS } from './limits/document-limits.ts'
import { checkCharacters, checkContentType, checkOrigin } from './csrf-checks.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import { type Log, toErrorFields } from '../lib/log.ts'

export interface ServerOptions {
  schema: GraphQLSchema
  formatter: ErrorFormatter
  log: Log
  publicUrl: string
  allowedOrigins: readonly string[]
  trustedProxies: readonly string[]
  /** Whether the schema may be asked for; it is public anyway, but production shows no more than it must. */
  introspection: boolean
  createContext: (request: FastifyRequest, reply: FastifyReply, signal?: AbortSignal) => Promise<RequestContext>
  followLogon: (token: string, context: RequestContext) => Promise<AsyncIterable<object>>
  isReady: () => Promise<boolean>
  /** A word on each module's other side, by module. It never takes the node out. */
  describeHealth: () => Readonly<Record<string, string | null>>
  getMetrics: () => Promise<string>
  /** The JSON Schema of configuration files. */
  configurationSchema: string
  /** The built console; null serves the API alone. */
  consoleDir: string | null
}

const noSchemas = () => {
  throw new Error('Routes have no schemas here')
}
const BODY_LIMIT = 600_000 // bytes; a configuration has 256 kB, which JSON can make twice as long
const REQUEST_TIMEOUT_MS = 15_000 // to receive a whole request: one byte a second ends here
const LOOK_FOR_SLOW_REQUESTS_MS = 5_000 // Node looks every 30 seconds by itself
const CLIENT_GONE: ReadonlySet<string> = new Set([
  'EPIPE',
  'ECONNRESET',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_WRITE_AFTER_END',
  'ERR_STREAM_DESTROYED',
])

export interface Server {
  http: FastifyInstance
  stop(): Promise<void>
}

/** The HTTP face: /graphql, its event stream, health, metrics and the console's files. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { schema, formatter, log, publicUrl, allowedOrigins, trustedProxies } = options
  const http = fastify({
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    http: { headersTimeout: REQUEST_TIMEOUT_MS, connectionsCheckingInterval: LOOK_FOR_SLOW_REQUESTS_MS },
    keepAliveTimeout: 72_000,
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    logger: false,
    forceCloseConnections: true,
    return503OnClosing: true,
    routerOptions: { ignoreTrailingSlash: true },
    // No route has a schema: GraphQL checks what comes in. So the compilers for them are not even loaded.
    schemaController: { compilersFactory: { buildValidator: noSchemas, buildSerializer: noSchemas } },
  })
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Mantine sets styles on elements; scripts stay strict.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    frameguard: { action: 'deny' },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  })
  await http.register(cors, {
    origin: allowedOrigins.length > 0 ? [...allowedOrigins] : false,
    credentials: true,
    methods: ['POST'],
    allowedHeaders: ['content-type', 'authorization'],
    maxAge: 600,
  })
  http.setErrorHandler((error, _request, reply) => sendHttpError(error, reply, log))

  const apollo = new ApolloServer<RequestContext>({
    schema,
    introspection: options.introspection,
    csrfPrevention: true,
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    validationRules: [...documentLimits],
    formatError: (formatted, error) => formatter.format(formatted, error),
    nodeEnv: 'production',
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
  })
  await apollo.start()

  const guard = { publicUrl, allowedOrigins }
  const graphql = fastifyApolloHandler(apollo, { context: (request, reply) => options.createContext(request, reply) })
  const eventStream = createEventStream({
    schema,
    formatter,
    createContext: options.createContext,
    followLogon: options.followLogon,
  })
  const preHandler = async (request: FastifyRequest) => {
    checkContentType(request)
    checkOrigin(request, guard)
    checkCharacters(request)
  }
  http.addHook('onSend', async (request, reply) => {
    if (!reply.hasHeader('cache-control') || request.url.startsWith('/graphql'))
      void reply.header('cache-control', 'no-store')
  })
  http.post('/graphql', { preHandler }, function (request, reply) {
    return request.headers.accept?.includes('text/event-stream')
      ? eventStream(request, reply)
      : graphql.call(this, request, reply)
  })
  http.post('/graphql/stream', { preHandler }, (request, reply) => eventStream(request, reply))
  for (const url of ['/graphql', '/graphql/stream'])
    http.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE'],
      url,
      handler: (_request, reply) =>
        reply
          .code(405)
          .header('allow', 'POST')
          .send(toErrorBody('BAD_USER_INPUT', 'Send the operation with POST, as application/json.')),
    })
  http.get('/healthz', () => ({ status: 'alive' }))
  http.get('/readyz', async (_request, reply) => {
    const ready = await options.isReady()
    const modules = options.describeHealth()
    return reply
      .code(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'database unreachable', ...(Object.keys(modules).length > 0 && { modules }) })
  })
  http.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4').send(await options.getMetrics()),
  )
  http.get(SCHEMA_PATH, (_request, reply) =>
    reply
      .type('application/schema+json; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(options.configurationSchema),
  )
  if (options.consoleDir) serveConsole(http, options.consoleDir)
  else
    http.setNotFoundHandler((_request, reply) =>
      reply.code(404).send(toErrorBody('NOT_FOUND', 'There is nothing here. The API is at /graphql.')),
    )

  return {
    http,
    async stop() {
      await http.close()
      await apollo.stop()
    },
  }
}

function toErrorBody(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] }
}

/** NOTE never the error's own text: for a body that can't be read it would repeat what was sent, a password perhaps. */
function sendHttpError(error: unknown, reply: FastifyReply, log: Log): FastifyReply {
  const {
    statusCode = 500,
    code,
    publicMessage,
  } = error as { statusCode?: number; code?: string; publicMessage?: string }
  if (statusCode >= 500 && reply.request.raw.socket.destroyed && CLIENT_GONE.has(code ?? '')) {
    // A page that was left while its answer was being written, as every event stream is once its logon has ended.
    log.debug({ code }, 'The client left before its answer was complete')
    return reply
  }
  if (statusCode >= 500) {
    log.error(toErrorFields(error), 'A request failed')
    return reply.code(500).send(toErrorBody('INTERNAL', 'Something went wrong on the server. Try again.'))
  }
  log.debug({ statusCode, code }, 'A request was refused')
  const texts: Record<number, string> = {
    403: 'This origin is not allowed here.',
    413: 'The request is too large.',
    415: 'Send application/json.',
  }
  return reply
    .code(statusCode)
    .send(
      toErrorBody(
        statusCode === 403 ? 'FORBIDDEN' : 'BAD_USER_INPUT',
        publicMessage ?? texts[statusCode] ?? 'The request can’t be read. Send JSON with a query.',
      ),
    )
}
