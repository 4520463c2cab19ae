import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Controls } from '../control/actions/controls.ts'
import { streamEvents } from '../control/event-stream.ts'
import { handleControlRequest } from '../control/handle-request.ts'
import { serveEnrollmentPortal } from './enrollment-portal.ts'
import { isFromLoopback } from './loopback-guard.ts'
import { sendText, serveStaticFile } from './static-files.ts'

const FOREIGN = 'The simulator only answers requests from this machine. Open it at http://localhost.\n'

export interface PagesFiles {
  pagesDir: string
  /** The CA certificate (PEM) that clients must trust, served because there may be no data folder to read it from. */
  ca: string
}

/** The admin panel, the phone and the control API, on one port. */
export function createPagesServer(controls: Controls, { pagesDir, ca }: PagesFiles): Server {
  return createServer((request, response) => {
    request.on('error', () => {})
    answer(controls, { pagesDir, ca }, request, response).catch((error: unknown) => {
      if (request.destroyed) return
      console.error('Unexpected error in the Duo simulator:', error)
      response.destroy()
    })
  })
}

async function answer(
  controls: Controls,
  { pagesDir, ca }: PagesFiles,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isFromLoopback(request)) return sendText(response, 403, FOREIGN)
  const target = `http://localhost${request.url ?? '/'}`
  if (!URL.canParse(target)) return sendText(response, 400, 'The path is malformed.\n')
  const url = new URL(target)
  if (url.pathname === '/control/events' && request.method === 'GET') {
    return streamEvents(controls.simulation.changes, request, response)
  }
  if (/^\/control(\/|$)/.test(url.pathname)) return handleControlRequest(controls, request, response, url)
  if (url.pathname === '/ca.pem') return sendText(response, 200, ca)
  if (url.pathname === '/portal') return serveEnrollmentPortal(controls.simulation, request, response, url)
  return serveStaticFile(pagesDir, request, response, url.pathname)
}
