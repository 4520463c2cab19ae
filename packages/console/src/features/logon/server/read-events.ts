/** An event of a text/event-stream (WHATWG HTML §9.2). */
export interface StreamEvent {
  event: string
  data: string
}

const LINE_END = /\r\n|\r|\n/
const MAX_BUFFERED_CHARACTERS = 1_000_000

function toEvent(block: string): StreamEvent | null {
  let event = 'message'
  const data: string[] = []
  for (const line of block.split(LINE_END)) {
    const [, name, value] = /^([^:]+):? ?(.*)$/s.exec(line) ?? []
    if (name === 'event') event = value!
    else if (name === 'data') data.push(value!)
  }
  return event === 'message' && data.length === 0 ? null : { event, data: data.join('\n') }
}

/** Reads the events of a response one by one. Comments, which only keep the connection alive, are skipped. */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let buffered = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      buffered += value
      if (buffered.length > MAX_BUFFERED_CHARACTERS) throw new Error('An event of the stream is too long.')
      const blocks = buffered.split(/\r\n\r\n|\n\n|\r\r/)
      buffered = blocks.pop()!
      for (const block of blocks) {
        const event = toEvent(block)
        if (event) yield event
      }
    }
  } finally {
    void reader.cancel().catch(() => undefined)
  }
}
