import { describe, expect, it } from 'vitest'
import { checkReturnTo } from './return-to.ts'

const check = (returnTo: string, { origins = [], urls = [] }: { origins?: string[]; urls?: string[] } = {}) =>
  checkReturnTo(returnTo, 'https://login.example.com', origins, urls)

describe('a return URL', () => {
  it('can be a path on this site', () => {
    for (const path of ['/', '/users?search=a#top', '/a//b']) expect(check(path)).toBe(path)
  })

  it('can be a URL of this site, of an allowed origin, or under a return URL of the access type', () => {
    expect(check('https://login.example.com/x')).toBe('https://login.example.com/x')
    expect(check('https://app.example.com/x', { origins: ['https://app.example.com'] })).toContain('app.example.com')
    for (const url of ['https://shop.example.com/app', 'https://shop.example.com/app/cart?x=1'])
      expect(check(url, { urls: ['https://shop.example.com/app'] })).toBe(url)
    expect(check('https://shop.example.com/anything', { urls: ['https://shop.example.com/'] })).toContain('anything')
  })

  it('is refused if it leads anywhere else', () => {
    for (const url of [
      '//evil.example.com',
      '/..//evil.example.com',
      '/\\evil.example.com',
      'https://evil.example.com/',
      'https://login.example.com.evil.example/',
      'https://user@login.example.com/',
      'javascript:alert(1)',
      'app://login.example.com',
      'users',
      '/a b',
      '/a\tb',
      `/${'x'.repeat(2_000)}`,
    ])
      expect(() => check(url), url).toThrow()
  })

  it('is refused if it only looks as if it were under a return URL', () => {
    for (const url of [
      'https://shop.example.com/apple',
      'https://shop.example.com/app/../admin',
      'https://shop.example.com/app/%2e%2e/admin',
      'https://shop.example.com/app%2Fx',
      'http://shop.example.com/app',
      'https://shop.example.com:8443/app',
    ])
      expect(() => check(url, { urls: ['https://shop.example.com/app'] }), url).toThrow()
  })
})
