import type { HttpAnswer } from '../../http/answer.ts'
import type { Html } from '../../lib/html.ts'

/**
 * Nobody may put the prompt into a frame, where clicks could be stolen; nothing in it runs but its own script.
 * A form may lead to the application: browsers hold the redirect after a form against `form-action`.
 */
export function pageAnswer(status: number, page: Html, redirectUri?: string): HttpAnswer {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    `form-action 'self'${redirectUri ? ` ${toSource(redirectUri)}` : ''}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    headers: {
      'content-security-policy': policy.join('; '),
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    },
    body: Buffer.from(page.text),
  }
}

/** A source can't name an IPv6 address; then it is any address of that scheme. */
function toSource(redirectUri: string): string {
  const { protocol, hostname, origin } = new URL(redirectUri)
  return hostname.startsWith('[') ? protocol : origin
}
