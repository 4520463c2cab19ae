import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

/** Everything comes from this origin, and no site may frame it. Mantine sets inline styles. */
export const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  // With no-referrer a browser would send "Origin: null" from the portal's form, which the loopback guard refuses.
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
}

const NOT_BUILT = "The simulator's pages are not built. Build them with: cd packages/duo-simulator && npx vite build\n"

/** Serves the files of the pages' folder, and the entry page for every path without a file extension. */
export async function serveStaticFile(
  pagesDir: string,
  request: IncomingMessage,
  response: ServerResponse,
  pathname: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'Use GET.\n')
  const file =
    (await findFile(pagesDir, pathname)) ?? (extname(pathname) === '' ? await findFile(pagesDir, '/index.html') : null)
  if (!file) {
    if (!(await findFile(pagesDir, '/index.html'))) return sendText(response, 503, NOT_BUILT)
    return sendText(response, 404, 'File not found.\n')
  }
  // The names of built files contain a hash of their content.
  const isImmutable = pathname.startsWith('/assets/')
  response.writeHead(200, {
    ...PAGE_HEADERS,
    'content-type': CONTENT_TYPES[extname(file.path)] ?? 'application/octet-stream',
    'content-length': file.size,
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') return void response.end()
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response)
}

async function findFile(pagesDir: string, pathname: string): Promise<{ path: string; size: number } | null> {
  const root = resolve(pagesDir)
  const path = join(root, decodePath(pathname))
  if (!path.startsWith(root + sep) || path.includes('\0')) return null
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? { path, size: found.size } : null
}

function decodePath(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    .end(text)
}
