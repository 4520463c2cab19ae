import { type Http2SecureServer, type ServerHttp2Session, type ServerHttp2Stream, createSecureServer } from 'node:http2'
import { createServer as createHttpsServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { ConnectionOptions, TlsOptions } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { AnswerTooLongError } from './http2-session.ts'
import { DuoLongPolls } from './long-polls.ts'

// A key that both sides know stands in for certificates, which Node can't make.
const psk = Buffer.from('0123456789abcdef0123456789abcdef', 'hex')
const SERVER: TlsOptions = { ciphers: 'PSK', maxVersion: 'TLSv1.2', pskCallback: () => psk }
const CLIENT: ConnectionOptions = {
  ciphers: 'PSK',
  maxVersion: 'TLSv1.2',
  pskCallback: () => ({ psk, identity: 'test' }),
  checkServerIdentity: () => undefined,
}

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function startPolls(server: Http2SecureServer | Server, connectMs = 5000) {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const polls = new DuoLongPolls(`127.0.0.1:${(server.address() as AddressInfo).port}`, CLIENT, connectMs)
  cleanUps.push(
    () => new Promise((closed) => server.close(closed)),
    () => polls.stop(),
  )
  return polls
}
async function startServer(onStream: (stream: ServerHttp2Stream, path: string) => void, maxConcurrentStreams = 100) {
  const server = createSecureServer({ ...SERVER, settings: { maxConcurrentStreams } })
  const sessions: ServerHttp2Session[] = []
  server.on('session', (session) => sessions.push(session.on('error', () => {})))
  server.on('stream', (stream, headers) =>
    onStream(
      stream.on('error', () => {}),
      headers[':path']!,
    ),
  )
  return { polls: await startPolls(server), sessions }
}
const get = (polls: DuoLongPolls, path = '/', signal = new AbortController().signal) =>
  polls.get({ path, headers: {}, maxBodyBytes: 1000, signal })
const answer = (stream: ServerHttp2Stream, body = 'ok') => {
  stream.respond({ ':status': 200 })
  stream.end(body)
}

test('many polls wait on one connection, and each gets its own answer', async () => {
  const waiting: [ServerHttp2Stream, string][] = []
  const { polls, sessions } = await startServer((stream, path) => {
    waiting.push([stream, path])
    if (waiting.length === 50) for (const [each, itsPath] of waiting.reverse()) answer(each, itsPath)
  })
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => get(polls, `/${index}`)))
  expect(answers.map((each) => each?.rawBody.toString())).toEqual(Array.from({ length: 50 }, (_, index) => `/${index}`))
  expect(sessions).toHaveLength(1)
})

test('more than the server takes on one connection go over another, and none waits for its turn', async () => {
  const waiting: ServerHttp2Stream[] = []
  const { polls, sessions } = await startServer((stream) => {
    waiting.push(stream)
    if (waiting.length === 7) for (const each of waiting) answer(each)
  }, 3)
  expect(await Promise.all(Array.from({ length: 7 }, () => get(polls)))).toHaveLength(7)
  expect(sessions).toHaveLength(3)
})

test('a poll that is called off ends alone', async () => {
  const waiting: ServerHttp2Stream[] = []
  let both = () => {}
  const arrived = new Promise<void>((resolve) => (both = resolve))
  const { polls, sessions } = await startServer((stream) => {
    waiting.push(stream)
    if (waiting.length === 2) both()
  })
  const stop = new AbortController()
  const stopped = get(polls, '/', stop.signal)
  const other = get(polls)
  await arrived
  stop.abort(new Error('called off'))
  await expect(stopped).rejects.toThrow('called off')
  for (const stream of waiting) if (!stream.destroyed) answer(stream)
  expect((await other)?.httpStatus).toBe(200)
  expect(sessions).toHaveLength(1)
})

test('when the connection breaks, its polls fail and the next one makes another', async () => {
  let isBreaking = true
  const { polls, sessions } = await startServer((stream) =>
    isBreaking ? stream.session!.socket.destroy() : answer(stream),
  )
  const broken = await Promise.allSettled([get(polls), get(polls), get(polls)])
  for (const each of broken) expect(each.status).toBe('rejected')
  isBreaking = false
  expect((await get(polls))?.httpStatus).toBe(200)
  expect(sessions.length).toBeGreaterThan(1)
})

test('a server that says good-bye gets no new polls on that connection', async () => {
  const { polls, sessions } = await startServer((stream, path) => {
    if (path === '/last') stream.session!.goaway()
    answer(stream, path)
  })
  expect((await get(polls, '/last'))?.rawBody.toString()).toBe('/last')
  await expect.poll(() => polls.connectionCount).toBe(0)
  expect((await get(polls, '/next'))?.rawBody.toString()).toBe('/next')
  expect(sessions).toHaveLength(2)
})

test('half an answer is none, and a long one is not read to its end', async () => {
  const { polls } = await startServer((stream, path) => {
    stream.respond({ ':status': 200 })
    stream.write(path === '/half' ? 'half' : 'x'.repeat(5000))
    if (path === '/half') stream.destroy(new Error('in the middle'))
  })
  await expect(get(polls, '/half')).rejects.toThrow()
  await expect(get(polls, '/long')).rejects.toBeInstanceOf(AnswerTooLongError)
})

test('where the server has no HTTP/2 the caller is told so, and no second try is made', async () => {
  let connections = 0
  const server = createHttpsServer(SERVER, (_request, response) => response.end())
  server.on('secureConnection', () => connections++)
  const polls = await startPolls(server)
  expect(await Promise.all([get(polls), get(polls)])).toEqual([null, null])
  expect(await get(polls)).toBeNull()
  expect(connections).toBe(1)
})

test('stopping ends what is waiting, without an error that nobody hears', async () => {
  let arrived = () => {}
  const waiting = new Promise<void>((resolve) => (arrived = resolve))
  const { polls } = await startServer(() => arrived())
  const poll = get(polls)
  await waiting
  polls.stop()
  await expect(poll).rejects.toThrow('broke')
  await expect(get(polls)).rejects.toThrow('Stopped')
})
