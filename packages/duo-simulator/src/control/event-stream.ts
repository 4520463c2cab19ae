import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Change, Topic } from '../contract/topics.ts'
import type { ChangeFeed } from '../state/change-feed.ts'

/** Every request changes the log, so its events are limited to one per interval. */
const LOG_EVENT_INTERVAL_MS = 100
const HEARTBEAT_MS = 20_000

/** Sends one server-sent event per change, named by its topic, so that pages reload what they show. */
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
