import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Change, Topic } from '../contract/topics.ts'
import type { ChangeFeed } from '../state/change-feed.ts'

/** The log changes with every request; a page needn't hear of it more often than this. */
const LOG_EVENT_INTERVAL_MS = 100
const HEARTBEAT_MS = 20_000

/** Server-sent events: one per change, named by its topic, for pages to fetch anew what they show. */
export function streamEvents(changes: ChangeFeed, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  response.write('retry: 1000\n\n')
  let pendingLog: NodeJS.Timeout | undefined
  const send = (topic: Topic, change: Change): void => {
    response.write(`event: ${topic}\ndata: ${JSON.stringify(change)}\n\n`)
  }
  const unsubscribe = changes.subscribe((topic, change) => {
    if (topic !== 'log') return send(topic, change)
    pendingLog ??= setTimeout(() => {
      pendingLog = undefined
      send(topic, change)
    }, LOG_EVENT_INTERVAL_MS).unref()
  })
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS).unref()
  request.on('error', () => {})
  response.on('error', () => {})
  response.on('close', () => {
    unsubscribe()
    clearInterval(heartbeat)
    clearTimeout(pendingLog)
  })
}
