import { constants } from 'node:crypto'
import { createSecureServer, type Http2SecureServer } from 'node:http2'
import type { Socket } from 'node:net'
import { createSecureContext } from 'node:tls'
import type { Simulation } from '../account/simulation.ts'
import { badCertificate } from '../faults/bad-certificates.ts'
import { BAD_REQUEST_PAGE } from '../http/answer.ts'
import type { TlsMaterial } from '../tls/material.ts'
import { handleApiRequest } from './handle-api-request.ts'

/** Longer than a push lasts, so that no connection closes between two polls. */
const KEEP_ALIVE_MS = 75_000
/** A client that multiplexes may have thousands of polls on one connection. */
const MAX_STREAMS = 20_000
const MAX_SESSION_MEMORY_MB = 500

/** A resumed session presents no certificate, and so would hide a bad one. */
const NO_RESUMPTION = { secureOptions: constants.SSL_OP_NO_TICKET }

/** The API's TLS server, for HTTP/1.1 and HTTP/2. */
export function createApiServer(simulation: Simulation, tls: TlsMaterial): Http2SecureServer {
  const good = createSecureContext({ ...NO_RESUMPTION, key: tls.leaf.key, cert: tls.leaf.certificate })
  const server = createSecureServer({
    allowHTTP1: true,
    ...NO_RESUMPTION,
    key: tls.leaf.key,
    cert: tls.leaf.certificate,
    minVersion: 'TLSv1.2',
    maxSessionMemory: MAX_SESSION_MEMORY_MB,
    settings: { maxConcurrentStreams: MAX_STREAMS },
    SNICallback: (_servername, answer) => {
      const kind = simulation.faults.takeForHandshake()
      if (!kind) return answer(null, good)
      badCertificate(kind, tls.authority).then(
        ({ key, certificate }) => answer(null, createSecureContext({ ...NO_RESUMPTION, key, cert: certificate })),
        (error: Error) => answer(error),
      )
    },
  })
  Object.assign(server, { keepAliveTimeout: KEEP_ALIVE_MS })
  server.on('connection', (socket: Socket) => {
    if (simulation.faults.takeForConnection()) socket.destroy()
  })
  server.on('request', (request, response) => {
    request.on('error', () => {})
    handleApiRequest(simulation, request, response).catch((error: unknown) => {
      // Reading fails when the client disconnects, and then no one is left to answer.
      if (!request.destroyed && !response.writableEnded) {
        console.error('Unexpected error in the Duo simulator:', error)
        response.stream?.close()
        request.socket?.destroy()
      }
    })
  })
  server.on('clientError', (_error: Error, socket: Socket) => refuseMalformed(socket))
  server.on('sessionError', () => {})
  server.on('tlsClientError', () => {})
  return server
}

/** Answers with a web page, as the real front end does. */
function refuseMalformed(socket: Socket): void {
  if (!socket.writable) return
  const { body, contentType } = BAD_REQUEST_PAGE
  const head = `HTTP/1.1 400 Bad Request\r\nServer: Duo/1.0\r\nContent-Type: ${contentType}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`
  socket.end(head + body.toString('utf8'))
}
