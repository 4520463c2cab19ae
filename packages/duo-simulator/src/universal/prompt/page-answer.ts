import type { HttpAnswer } from '../../http/answer.ts'
import type { Html } from '../../lib/html.ts'

/**
 * No site may frame the prompt, which prevents clickjacking, and only its own script runs in it.
 * `form-action` allows the application, because browsers check the redirect after a form against it.
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

/** A CSP source can't name an IPv6 address, so the whole scheme is allowed for one. */
function toSource(redirectUri: string): string {
  const { protocol, hostname, origin } = new URL(redirectUri)
  return hostname.startsWith('[') ? protocol : origin
}
