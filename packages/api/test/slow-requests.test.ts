import { request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestServer } from './support/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await TestServer.start()
})
afterAll(() => server[Symbol.asyncDispose]())

const HEAD = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'

/** Sends the beginning and then a byte from time to time. Returns the response until the server disconnects. */
function trickle(beginning: string): Promise<string> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname)
    let answer = ''
    socket.on('data', (bytes) => (answer += bytes.toString('latin1')))
    const drip = setInterval(() => socket.write('x'), 500)
    const end = () => {
      clearInterval(drip)
      resolve(answer)
    }
    socket.on('close', end)
    // A write to a connection that the server has closed fails.
    socket.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? end() : reject(error),
    )
    socket.write(beginning)
  })
}

describe('a request that is sent one byte at a time', { timeout: 60_000 }, () => {
  it('is disconnected, in its body or its head, while others are served', async () => {
    const slow = [trickle(`${HEAD}Content-Length: 5000\r\n\r\n{"query":"`), trickle(`${HEAD}X-Slow: `)]
    const over = new AbortController()
    const ended = Promise.all(slow).finally(() => over.abort())
    const others: number[] = []
    while (!over.signal.aborted) {
      others.push((await fetch(`${server.url}/healthz`)).status)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    expect(new Set(others)).toEqual(new Set([200]))
    for (const answer of await ended) expect(answer).toMatch(/^HTTP\/1\.1 408 /)
  })
})

describe('TRACE', () => {
  it('echoes nothing', async () => {
    const { hostname, port } = new URL(server.url)
    for (const path of ['/graphql', '/', '/healthz']) {
      const { status, body } = await new Promise<{ status: number; body: string }>((resolve, reject) => {
        const sent = request(
          { hostname, port, path, method: 'TRACE', headers: { 'x-secret': 'do-not-echo' } },
          (response) => {
            let body = ''
            response.on('data', (bytes) => (body += bytes))
            response.on('end', () => resolve({ status: response.statusCode!, body }))
          },
        )
        sent.on('error', reject).end()
      })
      expect(status).toBeGreaterThanOrEqual(400)
      expect(body).not.toContain('do-not-echo')
    }
  })
})
