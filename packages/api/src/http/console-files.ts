import { send } from '@fastify/send'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { extname, join } from 'node:path'

const NOT_BUILT = 'The console is not built. Run "pnpm build", or "pnpm start", which does it.'
/** Their names carry their hash. */
const ASSETS = '/assets/'
const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const
/** What is compressed at the build. */
const CONTENT_TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/** Serves the built console: the logon page at /logon, the rest from index.html. */
export function serveConsole(http: FastifyInstance, directory: string): void {
  const built = existsSync(join(directory, 'index.html'))
  if (!built) {
    http.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain; charset=utf-8').send(NOT_BUILT))
    return
  }
  http.get('/logon', (request, reply) => sendFile(request, reply, { directory, path: '/logon.html' }))
  http.get('/*', (request, reply) => sendFile(request, reply, { directory, path: request.url.split('?', 1)[0]! }))
  http.setNotFoundHandler(sendNotFound)
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { directory, path }: { directory: string; path: string },
): Promise<FastifyReply> {
  const isAsset = path.startsWith(ASSETS)
  const encoding = isAsset ? chooseEncoding(request, join(directory, path)) : null
  // The build's own notes (dist/.vite) are nobody's business.
  const file = await send(request.raw, `${path}${encoding?.ending ?? ''}`, {
    root: directory,
    index: false,
    dotfiles: 'ignore',
    cacheControl: false,
  })
  if (file.type !== 'file' && file.statusCode !== 412 && file.statusCode !== 416) {
    const isPage = request.headers.accept?.includes('text/html') && !isAsset && path !== '/index.html'
    return isPage ? sendFile(request, reply, { directory, path: '/index.html' }) : sendNotFound(request, reply)
  }
  reply
    .code(file.statusCode)
    .headers({
      ...file.headers,
      'cache-control': isAsset && file.type === 'file' ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
  if (isAsset) reply.header('vary', 'accept-encoding')
  if (encoding) reply.headers({ 'content-encoding': encoding.name, 'content-type': CONTENT_TYPES[extname(path)] })
  return reply.send(file.stream)
}

/** Of what the build has compressed, the smallest form that the browser takes. Without TLS, browsers take no Brotli. */
function chooseEncoding(request: FastifyRequest, file: string): (typeof ENCODINGS)[number] | null {
  if (!(extname(file) in CONTENT_TYPES)) return null
  const accepted = new Set(request.headers['accept-encoding']?.split(',').map((encoding) => encoding.trim()))
  return ENCODINGS.find(({ name, ending }) => accepted.has(name) && existsSync(`${file}${ending}`)) ?? null
}

const sendNotFound = (_request: FastifyRequest, reply: FastifyReply) =>
  reply.code(404).send({ errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }] })
