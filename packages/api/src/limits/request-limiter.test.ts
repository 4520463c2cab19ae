import { expect, it } from 'vitest'
import { RequestLimiter } from './request-limiter.ts'

it('lets a burst through and then a number per minute, for each address', () => {
  let now = 1_000_000
  const limiter = new RequestLimiter({ now: () => now }, { burst: 20, perMinute: 60 })
  const takeMany = (address: string) => Array.from({ length: 25 }, () => limiter.take(address))
  expect(takeMany('192.0.2.1')).toEqual([...Array(20).fill(null), ...Array(5).fill(now + 1_000)])
  expect(takeMany('192.0.2.2').filter((retryAt) => retryAt === null)).toHaveLength(20)
  now += 3_000
  expect(takeMany('192.0.2.1').filter((retryAt) => retryAt === null)).toHaveLength(3)
  now += 60 * 60_000
  expect(takeMany('192.0.2.1').filter((retryAt) => retryAt === null)).toHaveLength(20)
})
