import { describe, expect, it } from 'vitest'
import { type StreamEvent, readEvents } from './read-events.ts'

async function readAll(...chunks: (string | Uint8Array)[]): Promise<StreamEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks)
        controller.enqueue(typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk)
      controller.close()
    },
  })
  const events: StreamEvent[] = []
  for await (const event of readEvents(body)) events.push(event)
  return events
}

describe('readEvents', () => {
  it('reads events wherever the network has split them', async () => {
    expect(await readAll('event: ne', 'xt\nda', 'ta: {"a":1}\n', '\nevent: complete\ndata:\n\n')).toEqual([
      { event: 'next', data: '{"a":1}' },
      { event: 'complete', data: '' },
    ])
  })

  it('skips comments, joins data lines, and accepts every kind of line end', async () => {
    expect(await readAll(':\n\n', ': alive\r\n\r\n', 'event: next\r\ndata: a\r\ndata: b\r\n\r\n')).toEqual([
      { event: 'next', data: 'a\nb' },
    ])
  })

  it('reassembles a character that was split in two', async () => {
    const bytes = new TextEncoder().encode('data: ü\n\n')
    expect(await readAll(bytes.slice(0, 7), bytes.slice(7))).toEqual([{ event: 'message', data: 'ü' }])
  })

  it('drops an event that did not arrive completely', async () => {
    expect(await readAll('event: next\ndata: {}')).toEqual([])
  })

  it('refuses an event that does not end', async () => {
    await expect(readAll('data: ' + 'x'.repeat(1_000_001))).rejects.toThrow('too long')
  })
})
