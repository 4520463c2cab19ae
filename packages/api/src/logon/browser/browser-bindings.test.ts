import { describe, expect, it } from 'vitest'
import { MasterKey } from '../../lib/master-key.ts'
import { BrowserBindings } from './browser-bindings.ts'

const bindings = new BrowserBindings(new MasterKey(Buffer.alloc(32, 1)))

describe('the cookie that binds logons to a browser', () => {
  it('is kept by a browser that has one of ours, so that its tabs share it', () => {
    const cookie = bindings.toCookie(null)
    expect(bindings.toCookie(cookie)).toBe(cookie)
    expect(bindings.toCookie(null)).not.toBe(cookie)
  })

  it('is never adopted from outside', () => {
    const [secret, signature] = bindings.toCookie(null).split('.') as [string, string]
    const foreign = new BrowserBindings(new MasterKey(Buffer.alloc(32, 2))).toCookie(null)
    for (const cookie of ['', secret, `${secret}.`, `.${signature}`, `x${secret}.${signature}`, foreign])
      expect(bindings.toCookie(cookie), cookie).not.toBe(cookie)
    expect(bindings.toCookie(`${secret}.${signature}.more`)).not.toContain('more')
  })

  it('opens the logons of its browser and no others', () => {
    const [mine, theirs] = [bindings.toCookie(null), bindings.toCookie(null)]
    expect(bindings.matches(bindings.toBinding(mine), mine)).toBe(true)
    expect(bindings.matches(bindings.toBinding(mine), theirs)).toBe(false)
    expect(bindings.matches(bindings.toBinding(mine), null)).toBe(false)
  })
})
