import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DuoContext } from './duo-state.ts'
import { toBrowserName, toPushinfo } from './pushinfo.ts'

const context = (userAgent: string | null, ipAddress: string | null = '192.0.2.7') =>
  ({ client: { userAgent, ipAddress }, publicUrl: 'https://login.example.com/x?y' }) as DuoContext

test('says application, address and browser', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'
  expect([...new URLSearchParams(toPushinfo(context(firefox, '::ffff:192.0.2.7')))]).toEqual([
    ['Application', 'login.example.com'],
    ['Address', '192.0.2.7'],
    ['Browser', 'Firefox on Linux'],
  ])
})

test('a browser is named by words of ours', () => {
  const names = {
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36':
      'Chrome on Windows',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0':
      'Edge on Windows',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15':
      'Safari on macOS',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1':
      'Safari on iPhone',
    'Mozilla/5.0 (Linux; Android 16; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36':
      'Chrome on Android',
    'curl/8.9.1': 'curl/8.9.1',
    'Approved by IT, please accept': 'Unknown',
    'Mozilla/5.0 please accept': 'Unknown',
    'x&Address=Office': 'Unknown',
  }
  for (const [userAgent, name] of Object.entries(names)) expect(toBrowserName(userAgent)).toBe(name)
  expect(toBrowserName(null)).toBeUndefined()
})

test('no user agent makes a line of its own, breaks the encoding or grows too long', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 300 }),
      fc.constantFrom('', 'x&Address=Office ', 'Firefox/1 '),
      (units, start) => {
        const userAgent = start + String.fromCharCode(...units)
        const pushinfo = toPushinfo(context(userAgent))
        const names = [...new URLSearchParams(pushinfo).keys()]
        expect(names.slice(0, 2)).toEqual(['Application', 'Address'])
        expect(names.slice(2).filter((name) => name !== 'Browser')).toEqual([])
        expect(Buffer.byteLength(pushinfo)).toBeLessThan(1000)
        expect(pushinfo).toMatch(/^[\x21-\x7e]*$/u)
      },
    ),
    { numRuns: 50 },
  )
})

test('an address that is none is left out', () => {
  expect(toPushinfo(context(null, 'x&y=z'))).toBe('Application=login.example.com')
})
