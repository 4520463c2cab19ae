import type { ApiRequest } from '../../wire/api-request.ts'
import { AUTHORIZE_PATH } from './prompt-request.ts'

const DAY_SECONDS = 24 * 60 * 60

/**
 * The browser's token for this application. Cookies ignore ports, so every program on localhost could read it:
 * hence a path that other programs hardly use.
 */
export function trustCookie(integrationKey: string, token: string, days: number): string {
  const value = encodeURIComponent(token)
  return `${cookieName(integrationKey)}=${value}; Path=${AUTHORIZE_PATH}; Max-Age=${days * DAY_SECONDS}; Secure; HttpOnly; SameSite=Lax`
}

export function findTrustToken(request: ApiRequest, integrationKey: string): string | null {
  const prefix = `${cookieName(integrationKey)}=`
  const value = listCookies(request)
    .find((cookie) => cookie.startsWith(prefix))
    ?.slice(prefix.length)
  if (!value) return null
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}

/** Over HTTP/2, browsers send each cookie in its own header. */
function listCookies({ headers }: ApiRequest): string[] {
  return headers.filter(([name]) => name.toLowerCase() === 'cookie').flatMap(([, cookies]) => cookies.split('; '))
}

const cookieName = (integrationKey: string): string => `duo-simulator-trust-${integrationKey}`
