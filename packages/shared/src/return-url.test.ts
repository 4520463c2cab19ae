import { expect, it } from 'vitest'
import { parseReturnUrl } from './return-url.ts'

it.each([
  ['https://Intranet.example.com', 'https://intranet.example.com'],
  [' https://intranet.example.com/ ', 'https://intranet.example.com'],
  ['https://intranet.example.com:8443/start', 'https://intranet.example.com:8443/start'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://[::1]/a', 'http://[::1]/a'],
])('%j is stored as %j', (text, url) => expect(parseReturnUrl(text)).toBe(url))

it.each([
  'http://intranet.example.com',
  'https://user@intranet.example.com',
  'https://intranet.example.com/?next=1',
  'https://intranet.example.com/#',
  'https:\\\\intranet.example.com',
  'https://intranet.example.com/a b',
  'javascript:alert(1)',
  '//intranet.example.com',
  'intranet.example.com',
  '',
  `https://intranet.example.com/${'x'.repeat(500)}`,
  `https://intranet.example.com/${'ü'.repeat(200)}`,
])('%j is refused', (text) => expect(parseReturnUrl(text)).toBeNull())
