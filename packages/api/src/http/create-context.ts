import { toOneLine } from '@sallyport/shared/visible-text'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../lib/clock.ts'
import type { Cookies } from './cookies.ts'
import { readPlace } from './read-place.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import type { SessionViewer } from '../caller/session-viewer.ts'

const MAX_USER_AGENT = 300
const API_TOKEN_PREFIX = 'slp_'
const BEARER = /^Bearer ([A-Za-z0-9_-]{20,100})$/

/** Loads who is calling: by the Authorization header, which programs and scripts send, else by the session's cookie. A script's token is taken in the header alone. */
export function createContextFactory(
  {
    sessions,
    apiTokens,
  }: {
    sessions: { resolve(token: string): Promise<SessionViewer | null> }
    apiTokens: { resolve(token: string, ipAddress: string | null): Promise<SessionViewer | null> }
  },
  cookies: Cookies,
  clock: Clock,
  placeHeader: string | null,
) {
  return async (request: FastifyRequest, reply: FastifyReply, signal?: AbortSignal): Promise<RequestContext> => {
    const bearer = BEARER.exec(request.headers.authorization ?? '')?.[1]
    const token = bearer ?? cookies.readSession(request)
    const viewer =
      token === null
        ? null
        : bearer?.startsWith(API_TOKEN_PREFIX)
          ? await apiTokens.resolve(bearer, request.ip)
          : await sessions.resolve(token)
    return {
      viewer,
      cookieSession:
        viewer?.sessionId && bearer === undefined ? { id: viewer.sessionId, userId: viewer.user.id } : null,
      client: {
        ipAddress: request.ip,
        userAgent: toUserAgent(request.headers['user-agent']),
        place: placeHeader === null ? null : readPlace(request, placeHeader),
      },
      logonCookie: cookies.readLogon(request),
      rememberedCookie: cookies.readRemembered(request),
      signal: signal ?? toSignal(request, reply),
      cookies: {
        setLogon: (value) => cookies.setLogon(request, reply, value),
        setRemembered: (value, expiresAt) =>
          cookies.setRemembered(request, reply, value, Math.max(0, Math.floor((expiresAt - clock.now()) / 1_000))),
        setSession: (value, expiresAt) =>
          cookies.setSession(request, reply, value, Math.max(0, Math.floor((expiresAt - clock.now()) / 1_000))),
        clearSession: () => cookies.clearSession(request, reply),
      },
    }
  }
}

function toUserAgent(header: string | undefined): string | null {
  return header === undefined ? null : toOneLine(header).slice(0, MAX_USER_AGENT)
}

/** Aborted when the caller hangs up before the answer. */
function toSignal(_request: FastifyRequest, reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  return gone.signal
}
