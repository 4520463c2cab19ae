import type { FastifyRequest } from 'fastify'
import { RequestRefusedError } from './request-refused-error.ts'

const JSON_TYPE = /^application\/json(\s*;\s*charset=utf-8)?$/i

/** First layer against cross-site requests: a form or an image can't send JSON. Odd charsets are refused with it (CVE-2026-23897). */
export function checkContentType(request: FastifyRequest): void {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? '')) throw new RequestRefusedError(415, 'Send the operation as application/json.')
}

/**
 * Second layer: whoever names an origin must be this site or an allowed one, and a browser must not call it cross-site. Programs send
 * neither header.
 */
export function checkOrigin(request: FastifyRequest, { publicUrl, allowedOrigins }: { publicUrl: string; allowedOrigins: readonly string[] }): void {
  const { origin } = request.headers
  if (origin !== undefined) {
    if (origin !== publicUrl && !allowedOrigins.includes(origin)) throw new RequestRefusedError(403, 'This origin is not allowed here.')
    return
  }
  if (request.headers['sec-fetch-site'] === 'cross-site') throw new RequestRefusedError(403, 'This origin is not allowed here.')
}
