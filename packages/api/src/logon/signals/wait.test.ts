import { describe, expect, it } from 'vitest'
import { checkReaders } from './check-readers.ts'
import { createWait } from './wait.ts'
import { LogonWaiters } from './waiters.ts'

const FOREVER = 60_000

describe('a wait for a logon', () => {
  it('ends when the logon moves, and not when another does', async () => {
    const waiters = new LogonWaiters()
    const wait = createWait(waiters, 'lgn_1')
    let isOver = false
    const next = wait.next(FOREVER).then(() => (isOver = true))
    waiters.notify('lgn_2')
    await Promise.resolve()
    expect(isOver).toBe(false)
    waiters.notify('lgn_1')
    await next
    wait.stop()
  })

  it('ends at once if the logon has moved since the wait was made, and only once for that move', async () => {
    const waiters = new LogonWaiters()
    const wait = createWait(waiters, 'lgn_1')
    waiters.notify('lgn_1')
    waiters.notify('lgn_1')
    await wait.next(FOREVER)
    let isOver = false
    const second = wait.next(FOREVER).then(() => (isOver = true))
    await Promise.resolve()
    expect(isOver).toBe(false)
    waiters.notifyAll()
    await second
    wait.stop()
  })

  it('ends after its time, and when its signal aborts', async () => {
    const waiters = new LogonWaiters()
    const wait = createWait(waiters, 'lgn_1')
    await wait.next(1)
    const reader = new AbortController()
    const next = wait.next(FOREVER, reader.signal)
    reader.abort()
    await next
    await wait.next(FOREVER, reader.signal)
    wait.stop()
  })

  it('leaves nothing behind once it is stopped', () => {
    const waiters = new LogonWaiters()
    const waits = [createWait(waiters, 'lgn_1'), createWait(waiters, 'lgn_1')]
    expect([waiters.size, waiters.count('lgn_1')]).toEqual([1, 2])
    for (const wait of waits) wait.stop()
    expect([waiters.size, waiters.count('lgn_1')]).toEqual([0, 0])
  })
})

it('refuses a thirty-third reader of one logon, and none of another', () => {
  const waiters = new LogonWaiters()
  for (let reader = 0; reader < 32; reader++) {
    checkReaders(waiters, 'lgn_1', 0)
    createWait(waiters, 'lgn_1')
  }
  expect(() => checkReaders(waiters, 'lgn_1', 0)).toThrow()
  checkReaders(waiters, 'lgn_2', 0)
})
