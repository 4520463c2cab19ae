import { describe, expect, it } from 'vitest'
import { Batcher } from './batcher.ts'

describe('a batcher', () => {
  it('loads the keys of one turn together, each once, and keeps nothing', async () => {
    const calls: string[][] = []
    const batcher = new Batcher<string, number>((keys) => {
      calls.push(keys)
      return Promise.resolve(new Map(keys.filter((key) => key !== 'missing').map((key) => [key, key.length])))
    })
    expect(await Promise.all(['a', 'bb', 'a', 'missing'].map((key) => batcher.load(key)))).toEqual([1, 2, 1, undefined])
    expect(await batcher.load('a')).toBe(1)
    expect(calls).toEqual([['a', 'bb', 'missing'], ['a']])
  })

  it('fails every caller when loading fails, and works again afterwards', async () => {
    let fails = true
    const batcher = new Batcher<string, string>((keys) =>
      fails ? Promise.reject(new Error('down')) : Promise.resolve(new Map(keys.map((key) => [key, key]))),
    )
    const results = await Promise.allSettled([batcher.load('a'), batcher.load('b')])
    expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected'])
    fails = false
    expect(await batcher.load('a')).toBe('a')
  })
})
