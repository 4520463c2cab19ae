import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const NOT_BUILT = 'The console is not built. Run "pnpm build", or "pnpm start", which does it.'

/** Serves the built console: the logon page at /logon, the rest from index.html. Files under /assets carry their hash in their name. */
export async function serveConsole(http: FastifyInstance, directory: string): Promise<void> {
  const built = existsSync(join(directory, 'index.html'))
  if (!built) {
    http.setNotFoundHandler((_request, reply) => reply.code(404).type('text/plain; charset=utf-8').send(NOT_BUILT))
    return
  }
  await http.register(fastifyStatic, {
    root: directory,
    index: false,
    wildcard: false,
    redirect: false,
    // The build's own notes (dist/.vite) are nobody's business.
    allowedPath: (path) => !path.includes('/.'),
    setHeaders(reply, path) {
      const hashed = path.startsWith(join(directory, 'assets'))
      void reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  http.get('/logon', (_request, reply) => reply.sendFile('logon.html'))
  http.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && request.headers.accept?.includes('text/html') && !request.url.startsWith('/assets/')
    if (isPage) return reply.sendFile('index.html')
    return reply.code(404).send({ errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }] })
  })
}
