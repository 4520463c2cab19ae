import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FakeApi, Refusal } from '../testing/fake-api.ts'
import { completed, duoWaitPrompt, ready, step } from '../testing/logon-states.ts'
import { watchLogon } from './watch-logon.ts'

let api: FakeApi
let stop: AbortController
const waiting = step('t1', duoWaitPrompt())

beforeEach(() => {
  vi.useFakeTimers()
  api = new FakeApi()
  stop = new AbortController()
})
afterEach(() => {
  stop.abort()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function watch() {
  const seen: string[] = []
  const connection: boolean[] = []
  const onLost = vi.fn<() => void>()
  const done = watchLogon(
    {
      token: () => 't1',
      onLogon: (logon) => seen.push('token' in logon ? logon.token : logon.__typename),
      onLost,
      onConnection: (online) => connection.push(online),
    },
    stop.signal,
  )
  return { seen, connection, onLost, done }
}

describe('watching a logon', () => {
  it('reports what the stream sends, and ends with the logon', async () => {
    const { seen, done } = watch()
    await vi.advanceTimersByTimeAsync(0)
    api.push(waiting)
    api.push(completed())
    api.complete()
    await done
    expect(seen).toEqual(['t1', 'LogonCompleted'])
    expect(api.listCalls('ReadLogon')).toEqual([])
  })

  it('falls back to long polling when the stream sends nothing', async () => {
    api.on('ReadLogon', () => new Promise(() => undefined))
    watch()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(api.listCalls('ReadLogon')).toEqual([{ token: 't1', waitSeconds: 25 }])
    expect(api.openStreams).toBe(0)
  })

  it('detects that a silent stream has missed a state', async () => {
    api.on('ReadLogon', ({ waitSeconds }) => (waitSeconds === 0 ? ready('t2') : new Promise(() => undefined)))
    const { seen } = watch()
    await vi.advanceTimersByTimeAsync(0)
    api.push(waiting)
    await vi.advanceTimersByTimeAsync(15_000)
    expect(seen).toEqual(['t1', 't2'])
    expect(api.openStreams).toBe(0)
  })

  it('keeps a silent stream that has missed nothing', async () => {
    api.on('ReadLogon', () => waiting)
    watch()
    await vi.advanceTimersByTimeAsync(0)
    api.push(waiting)
    await vi.advanceTimersByTimeAsync(31_000)
    expect(api.listCalls('ReadLogon')).toHaveLength(2)
    expect(api.openStreams).toBe(1)
  })

  it('reconnects a broken stream without reporting a lost connection', async () => {
    const { seen, connection } = watch()
    await vi.advanceTimersByTimeAsync(0)
    api.push(waiting)
    await vi.advanceTimersByTimeAsync(0)
    api.breakStreams()
    await vi.advanceTimersByTimeAsync(500)
    expect(api.openStreams).toBe(1)
    api.push(ready('t2'))
    await vi.advanceTimersByTimeAsync(0)
    expect(seen).toEqual(['t1', 't2'])
    expect(connection).not.toContain(false)
  })

  it('reports a lost connection, retries less and less often, and reports when it is back', async () => {
    api.streamsWork = false
    api.on('ReadLogon', () => {
      throw new TypeError('Failed to fetch')
    })
    const { connection } = watch()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(connection.at(-1)).toBe(false)
    const failed = api.listCalls('ReadLogon').length
    expect(failed).toBeLessThan(9)
    api.on('ReadLogon', ({ waitSeconds }) => (waitSeconds === 0 ? waiting : new Promise(() => undefined)))
    window.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(connection.at(-1)).toBe(true)
  })

  it('does not report a lost connection when only streams fail', async () => {
    api.streamsWork = false
    api.on('ReadLogon', ({ waitSeconds }) => (waitSeconds === 0 ? waiting : new Promise(() => undefined)))
    const { connection } = watch()
    await vi.advanceTimersByTimeAsync(20_000)
    expect(connection).toEqual([true])
    expect(api.listCalls('ReadLogon').at(-1)).toEqual({ token: 't1', waitSeconds: 25 })
  })

  it('returns to a stream that has worked once the connection is back', async () => {
    watch()
    await vi.advanceTimersByTimeAsync(0)
    api.push(waiting)
    await vi.advanceTimersByTimeAsync(0)
    api.streamsWork = false
    api.on('ReadLogon', () => waiting)
    api.breakStreams()
    await vi.advanceTimersByTimeAsync(600)
    api.streamsWork = true
    await vi.advanceTimersByTimeAsync(3_000)
    expect(api.openStreams).toBe(1)
  })

  it('does not flood a server that answers long polls at once', async () => {
    api.streamsWork = false
    api.on('ReadLogon', () => waiting)
    watch()
    await vi.advanceTimersByTimeAsync(12_000)
    expect(api.listCalls('ReadLogon').length).toBeLessThan(14)
  })

  it('gives up when the server no longer knows the logon', async () => {
    api.streamsWork = false
    api.on('ReadLogon', () => {
      throw new Refusal('LOGON_NOT_FOUND')
    })
    const { onLost, done } = watch()
    await vi.advanceTimersByTimeAsync(5_000)
    await done
    expect(onLost).toHaveBeenCalledOnce()
  })
})
