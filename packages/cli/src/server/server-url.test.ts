import { expect, it } from 'vitest'
import { parseServerUrl } from './server-url.ts'

it.each([
  ['https://login.example.com/', 'https://login.example.com'],
  ['https://example.com/login//', 'https://example.com/login'],
  ['http://localhost:4000', 'http://localhost:4000'],
  ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
  ['http://[::1]:4000', 'http://[::1]:4000'],
])('%s is accepted', (text, url) => expect(parseServerUrl(text)).toBe(url))

it.each([
  'http://example.com',
  'http://127.0.0.1.example.com',
  'http://localhost.example.com',
  'http://0.0.0.0',
  'http://10.0.0.1',
  'http://[::ffff:10.0.0.1]',
])('%s is refused, because passwords would cross a network unprotected', (text) =>
  expect(() => parseServerUrl(text)).toThrow('Use https://'),
)

it.each([
  'localhost:4000',
  'ftp://example.com',
  'https://me:secret@example.com',
  'https://example.com/?a=b',
  'not an address',
  '',
])('%j is refused', (text) => expect(() => parseServerUrl(text)).toThrow(/^The server’s address must/))
