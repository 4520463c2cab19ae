import { parseCookie, stringifySetCookie } from 'cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'

const LOGON = 'sallyport-logon'
const SESSION = 'sallyport-session'
const REMEMBERED = 'sallyport-remembered'
/** As long as a browser is remembered for its owner (`rate-limits/guess-policy.ts`); a logon's own life is kept by the server. */
const LOGON_COOKIE_SECONDS = 90 * 24 * 60 * 60

/**
 * The cookies: the browser's binding to its logons, the session, and what modules have the browser remember. All `__Host-`: Secure, HttpOnly, Path=/, no Domain
 * (ASVS 3.3.1–3.3.4). Browsers take Secure cookies from http://localhost, except Safari: on a plain-http loopback address, and
 * nowhere else, Safari gets them without the prefix and Secure.
 */
export class Cookies {
  readonly #plainAllowed: boolean

  constructor(publicUrl: string) {
    this.#plainAllowed = publicUrl.startsWith('http:')
  }

  readLogon(request: FastifyRequest): string | null {
    return this.#read(request, LOGON)
  }

  readSession(request: FastifyRequest): string | null {
    return this.#read(request, SESSION)
  }

  readRemembered(request: FastifyRequest): string | null {
    return this.#read(request, REMEMBERED)
  }

  setRemembered(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
    this.#set(request, reply, REMEMBERED, value, seconds)
  }

  setLogon(request: FastifyRequest, reply: FastifyReply, value: string): void {
    this.#set(request, reply, LOGON, value, LOGON_COOKIE_SECONDS)
  }

  setSession(request: FastifyRequest, reply: FastifyReply, value: string, seconds: number): void {
    this.#set(request, reply, SESSION, value, seconds)
  }

  clearSession(request: FastifyRequest, reply: FastifyReply): void {
    this.#set(request, reply, SESSION, '', 0)
    // ASVS 14.3.1: nothing of the session stays behind, pages that the back button would show included. Not "cookies": the other one tells
    // the browser of its owner from a stranger's (`rate-limits/guess-policy.ts`).
    void reply.header('clear-site-data', '"cache", "storage"')
  }

  #read(request: FastifyRequest, name: string): string | null {
    const header = request.headers.cookie
    if (!header) return null
    const cookies = parseCookie(header)
    return cookies[`__Host-${name}`] ?? (this.#plainAllowed ? (cookies[name] ?? null) : null)
  }

  #set(request: FastifyRequest, reply: FastifyReply, name: string, value: string, maxAge: number): void {
    const plain = this.#plainAllowed && isSafari(request.headers['user-agent'] ?? '')
    // Lax, so that a link from elsewhere still finds its session; changes are guarded by content type and origin.
    const cookie = stringifySetCookie({
      name: plain ? name : `__Host-${name}`,
      value,
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: !plain,
      maxAge,
    })
    void reply.header('set-cookie', cookie)
  }
}

function isSafari(userAgent: string): boolean {
  return userAgent.includes('Safari/') && !/Chrom(e|ium)\/|Edg\//.test(userAgent)
}
