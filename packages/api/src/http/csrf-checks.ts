import type { FastifyRequest } from 'fastify'
import { RequestRefusedError } from './request-refused-error.ts'

const JSON_TYPE = /^application\/json(\s*;\s*charset=utf-8)?$/i

/** First layer against cross-site requests: a form or an image can't send JSON. Odd charsets are refused with it (CVE-2026-23897). */
export function checkContentType(request: FastifyRequest): void {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
    throw new RequestRefusedError(415, 'Send the operation as application/json.')
}

/**
 * Second layer: whoever names an origin must be this site or an allowed one, and a browser must not call it cross-site. Programs send
 * neither header.
 */
export function checkOrigin(
  request: FastifyRequest,
  { publicUrl, allowedOrigins }: { publicUrl: string; allowedOrigins: readonly string[] },
): void {
  const { origin } = request.headers
  if (origin !== undefined) {
    if (origin !== publicUrl && !allowedOrigins.includes(origin))
      throw new RequestRefusedError(403, 'This origin is not allowed here.')
    return
  }
  if (request.headers['sec-fetch-site'] === 'cross-site')
    throw new RequestRefusedError(403, 'This origin is not allowed here.')
}

/** In a literal of the document; in variables JSON has made the character of it. */
const NUL_LITERAL = /\\u(?:0000|\{0+\})/

/**
 * U+0000 belongs into no text, and PostgreSQL stores it nowhere: refused before any step fails over it, and before SQLite keeps what a
 * backup could not bring to PostgreSQL.
 */
export function checkCharacters({ body }: FastifyRequest): void {
  // Not recursive: the depth is the caller's choice.
  for (const left = [body]; left.length > 0;) {
    const value = left.pop()
    if (typeof value === 'string' && value.includes('\0')) refuseNul()
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) left.push(key, inner)
  }
  const query = (body as { query?: unknown } | null)?.query
  if (typeof query === 'string' && NUL_LITERAL.test(query)) refuseNul()
}

function refuseNul(): never {
  throw new RequestRefusedError(400, 'Leave out the character U+0000.')
}
