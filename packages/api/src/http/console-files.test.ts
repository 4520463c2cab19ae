import fastify, { type FastifyInstance } from 'fastify'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveConsole } from './console-files.ts'

const parent = mkdtempSync(join(tmpdir(), 'sallyport-console-'))
const FILES = {
  'secret.js': 'nobody’s business',
  'secret.js.br': 'nobody’s business',
  'dist/index.html': 'the console',
  'dist/logon.html': 'the logon page',
  'dist/.vite/manifest.json': '{}',
  'dist/assets/page-1a2b.js': 'plain',
  'dist/assets/page-1a2b.js.br': 'in Brotli',
  'dist/assets/page-1a2b.js.gz': 'in gzip',
}
let http: FastifyInstance

beforeAll(() => {
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(join(parent, name, '..'), { recursive: true })
    writeFileSync(join(parent, name), text)
  }
  http = fastify()
  serveConsole(http, join(parent, 'dist'))
})
afterAll(async () => {
  await http.close()
  rmSync(parent, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers })
const PAGE = { accept: 'text/html,*/*' }

describe('the console’s files', () => {
  it.each(['/', '/users', '/users?search=a%20b', '/authentication/schemes'])(
    'any page of the administration is index.html: %s',
    async (url) => {
      expect(await get(url, PAGE)).toMatchObject({
        statusCode: 200,
        body: 'the console',
        headers: { 'cache-control': 'no-cache', 'content-type': expect.stringContaining('text/html') },
      })
    },
  )

  it('the logon page is another', async () => {
    expect((await get('/logon', PAGE)).body).toBe('the logon page')
    expect((await get('/logon?returnTo=%2F', PAGE)).body).toBe('the logon page')
  })

  it.each([
    ['br, gzip', 'in Brotli', 'br'],
    ['gzip, deflate', 'in gzip', 'gzip'],
    ['identity', 'plain', undefined],
  ])('a browser that takes "%s" gets a script %s, to keep for good', async (accepted, body, encoding) => {
    const answer = await get('/assets/page-1a2b.js', { 'accept-encoding': accepted })
    expect(answer.body).toBe(body)
    expect(answer.headers).toMatchObject({
      'content-type': expect.stringContaining('javascript'),
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(
      (await get('/assets/page-1a2b.js', { 'accept-encoding': accepted, 'if-none-match': String(answer.headers.etag) }))
        .statusCode,
    ).toBe(304)
  })

  it.each([
    '/assets/gone-3c4d.js',
    '/.vite/manifest.json',
    '/../secret.js',
    '/assets/../../secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/%2e%2e/secret.js',
    '/%00',
    '/nowhere',
  ])('there is nothing at %s', async (url) => {
    const answer = await get(url, { 'accept-encoding': 'br' })
    expect(answer.statusCode).toBe(404)
    expect(answer.json().errors[0].extensions.code).toBe('NOT_FOUND')
  })
})
