import { wrongUse } from '../lib/command-error.ts'

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Where the server is. Passwords and tokens go there, so that a plain connection is taken only to this machine itself
 * (loopback, and names under .localhost by RFC 6761 §6.3).
 */
export function parseServerUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw wrongUse('The server’s address must begin with https://, or http:// for this machine.')
  if (url.username || url.password) throw wrongUse('The server’s address must hold no name and no password.')
  if (url.search || url.hash) throw wrongUse('The server’s address must have no “?” and no “#”.')
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw wrongUse(`Passwords and tokens would cross the network unprotected. Use https://${url.host}.`)
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}
