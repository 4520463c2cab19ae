import type { IncomingMessage } from 'node:http'
import { BlockList, isIPv6 } from 'node:net'

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]'])

const LOOPBACK_ADDRESSES = new BlockList()
LOOPBACK_ADDRESSES.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK_ADDRESSES.addAddress('::1', 'ipv6')

/**
 * True if the request is for this machine and comes from one of its own pages, or from no page.
 * A foreign Host means DNS rebinding, a foreign Origin another site's script.
 */
export function isFromLoopback({ headers, socket }: IncomingMessage): boolean {
  if (!LOOPBACK_ADDRESSES.check(socket.remoteAddress ?? '', isIPv6(socket.remoteAddress ?? '') ? 'ipv6' : 'ipv4'))
    return false
  if (!isLoopbackUrl(`http://${headers.host ?? ''}`)) return false
  return headers.origin === undefined || isLoopbackUrl(headers.origin)
}

function isLoopbackUrl(text: string): boolean {
  return URL.canParse(text) && LOOPBACK_NAMES.has(new URL(text).hostname)
}
