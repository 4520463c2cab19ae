import { wrongUse } from '../lib/command-error.ts'

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/**
 * Parses the server's address. Passwords and tokens are sent there, so an unencrypted connection is accepted only to this machine
 * (loopback, and names under .localhost, RFC 6761 §6.3).
 */
export function parseServerUrl(text: string): string {
  const url = URL.parse(text)
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw wrongUse('The server’s address must begin with https://, or http:// for this machine.')
  if (url.username || url.password) throw wrongUse('The server’s address must not contain a username or a password.')
  if (url.search || url.hash) throw wrongUse('The server’s address must not contain “?” or “#”.')
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw wrongUse(`Passwords and tokens would cross the network unprotected. Use https://${url.host}.`)
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}
