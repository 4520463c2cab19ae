import { once } from 'node:events'
import { type IncomingMessage, request as sendRequest } from 'node:http'
import { json } from 'node:stream/consumers'
import fastify from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPlace } from './read-place.ts'

/** Two servers: one that trusts this machine as its proxy, and one that trusts another. */
const servers = ['127.0.0.1', '10.0.0.1'].map((proxy) => fastify({ trustProxy: [proxy], forceCloseConnections: true }))
let [trusting, other] = ['', '']
beforeAll(async () => {
  const urls = servers.map((server) =>
    server.get('/', (request) => ({ place: readPlace(request, 'x-place') })).listen({ port: 0, host: '127.0.0.1' }),
  )
  ;[trusting, other] = (await Promise.all(urls)) as [string, string]
})
afterAll(() => Promise.all(servers.map((server) => server.close())))

async function ask(
  place: string | string[],
  { of = trusting, forwarded = { 'x-forwarded-for': '192.0.2.7' } as Record<string, string> } = {},
): Promise<unknown> {
  const request = sendRequest(of, { headers: { ...forwarded, 'x-place': place } }).end()
  const [answer] = (await once(request, 'response')) as [IncomingMessage]
  return ((await json(answer)) as { place: unknown }).place
}

test('a place is taken from a trusted proxy alone, and only with the address that it is about', async () => {
  expect(await ask('Berlin')).toBe('Berlin')
  expect(await ask('Berlin', { of: other })).toBeNull()
  expect(await ask('Berlin', { forwarded: {} })).toBeNull()
})

test('a header that comes twice tells no place: one of them may be the caller’s', async () => {
  expect(await ask(['Berlin', 'Bonn'])).toBeNull()
})

test.each([
  ['of a country in letters', 'DE', 'Germany'],
  ['of a country that is none', 'QX', 'QX'],
  ['that says that it does not know', 'XX', null],
  ['of the Tor network', 'T1', 'Tor'],
  ['with percent signs', 'S%C3%A3o%20Paulo', 'São Paulo'],
  ['with percent signs that are none', '100%', '100%'],
  ['in UTF-8', Buffer.from('Chía', 'utf8').toString('latin1'), 'Chía'],
  ['in Latin-1', 'Chía', 'Chía'],
  ['named like what every object has', 'constructor', 'constructor'],
  ['with control and invisible characters', 'Ber%00lin%E2%80%AE%1B[31m', 'Ber lin'],
  ['of nothing', '%20', null],
])('a place %s is read', async (_what, header, place) => {
  expect(await ask(header)).toBe(place)
})

test('a place has no more than 60 characters', async () => {
  expect(await ask('x'.repeat(1000))).toBe(`${'x'.repeat(59)}…`)
})
