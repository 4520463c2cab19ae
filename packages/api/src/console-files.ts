import { send } from '@fastify/send'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NOT_BUILT = 'The console is not built. Run "pnpm build", or "pnpm start", which does it.'
/** Their names carry their hash. */
const ASSETS = '/assets/'

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

async function sendFile(request: FastifyRequest, reply: FastifyReply, { directory, path }: { directory: string; path: string }): Promise<FastifyReply> {
  // The build's own notes (dist/.vite) are nobody's business.
  const file = await send(request.raw, path, { root: directory, index: false, dotfiles: 'ignore', cacheControl: false })
  if (file.type !== 'file' && file.statusCode !== 412 && file.statusCode !== 416) {
    const isPage = request.headers.accept?.includes('text/html') && !path.startsWith(ASSETS) && path !== '/index.html'
    return isPage ? sendFile(request, reply, { directory, path: '/index.html' }) : sendNotFound(request, reply)
  }
  const hashed = file.type === 'file' && path.startsWith(ASSETS)
  return reply
    .code(file.statusCode)
    .headers({ ...file.headers, 'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache' })
    .send(file.stream)
}

const sendNotFound = (_request: FastifyRequest, reply: FastifyReply) =>
  reply.code(404).send({ errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }] })
