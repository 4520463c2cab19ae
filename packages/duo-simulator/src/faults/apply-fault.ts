import { randomUUID } from 'node:crypto'
import type { FaultKind } from '../contract/fault-kinds.ts'
import type { Fault } from '../contract/faults.ts'
import { htmlAnswer, jsonAnswer, type HttpAnswer } from '../http/answer.ts'
import type { Exchange } from '../http/exchange.ts'

const SLOW_BYTE_MS = 1000
const HUGE_BYTES = 30 * 1024 * 1024
const DEFAULT_RETRY_SECONDS = 2

/** Answers the request in place of the endpoint, and returns the status. Returns null if the fault doesn't do that. */
export function answerInstead(fault: Fault, exchange: Exchange, nowMs: number): { status: number | null } | null {
  if (fault.kind === 'refuse') {
    exchange.breakOff()
    return { status: null }
  }
  if (fault.kind === 'hang') return { status: null }
  const answer = INSTEAD[fault.kind]?.(fault, nowMs)
  if (!answer) return null
  exchange.send(answer)
  return { status: answer.status }
}

/** Changes the endpoint's answer. */
export function distort(fault: Fault, answer: HttpAnswer): HttpAnswer {
  const change = DISTORTIONS[fault.kind]
  if (!change || answer.contentType !== 'application/json') return answer
  const envelope = JSON.parse(answer.body.toString('utf8')) as Envelope
  return jsonAnswer(answer.status, change(envelope), answer.headers)
}

export function sendWithFault(fault: Fault, exchange: Exchange, answer: HttpAnswer): void {
  if (fault.kind === 'slow') exchange.sendSlowly(answer, SLOW_BYTE_MS)
  else if (fault.kind === 'reset') exchange.sendHalf(answer)
  else exchange.send(answer)
}

type Envelope = { stat: string; response?: unknown; [key: string]: unknown }

const INSTEAD: Partial<Record<FaultKind, (fault: Fault, nowMs: number) => HttpAnswer>> = {
  html400: () => htmlAnswer(400, '400 Bad Request', 'Your browser sent an invalid request.'),
  empty: () => ({ status: 200, contentType: 'application/json', headers: {}, body: Buffer.alloc(0) }),
  'not-json': () => ({
    status: 200,
    contentType: 'application/json',
    headers: {},
    body: Buffer.from('{"stat": "OK", "respon'),
  }),
  huge: () => ({ status: 200, contentType: 'application/json', headers: {}, body: hugeBody() }),
  error500: ({ allowBody }) =>
    jsonAnswer(500, allowBody ? ALLOW : { stat: 'FAIL', code: 50000, message: 'Internal server error' }),
  error503: ({ allowBody }) =>
    allowBody ? jsonAnswer(503, ALLOW) : { status: 503, contentType: 'text/plain', headers: {}, body: Buffer.alloc(0) },
  'empty-code': () => jsonAnswer(400, { stat: 'FAIL', code: '', message: 'Invalid request parameters' }),
  'rate-limit': (fault, nowMs) =>
    jsonAnswer(429, { stat: 'FAIL', code: 42901, message: 'Too many requests' }, retryAfterHeaders(fault, nowMs)),
}

const DISTORTIONS: Partial<Record<FaultKind, (envelope: Envelope) => Envelope>> = {
  'unknown-stat': (envelope) => ({ ...envelope, stat: 'MAYBE' }),
  'missing-response': (envelope) => ({ ...envelope, response: undefined, id_token: undefined }),
  'wrong-txid': (envelope) =>
    inResponse(envelope, (response) => ('txid' in response ? { ...response, txid: randomUUID() } : response)),
  'extra-fields': (envelope) => ({
    ...inResponse(envelope, (response) => ({ ...response, auth_delayed: false, something_new: { nested: [1, null] } })),
    metadata: {},
  }),
  'escape-sequences': (envelope) => ({
    ...inResponse(envelope, (response) => ({
      ...response,
      status_msg: `\u001b[31m\u001b]0;owned\u0007${String(response['status_msg'] ?? '')}`,
    })),
    ...(typeof envelope['message'] === 'string' && { message: `\u001b[2J${envelope['message']}` }),
  }),
}

/** A body that would let a user in if the client trusted it. */
const ALLOW = { stat: 'OK', response: { result: 'allow', status: 'allow', status_msg: 'Success. Logging you in...' } }

function inResponse(envelope: Envelope, change: (response: Record<string, unknown>) => unknown): Envelope {
  const { response } = envelope
  return typeof response === 'object' && response !== null
    ? { ...envelope, response: change(response as Record<string, unknown>) }
    : envelope
}

function retryAfterHeaders(
  { retryAfter = 'seconds', seconds = DEFAULT_RETRY_SECONDS }: Fault,
  nowMs: number,
): Record<string, string> {
  if (retryAfter === 'none') return {}
  const value = retryAfter === 'date' ? new Date(nowMs + seconds * 1000).toUTCString() : String(seconds)
  return { 'retry-after': value }
}

function hugeBody(): Buffer {
  const start = '{"stat":"OK","response":{"result":"allow","status":"allow","status_msg":"'
  const end = '"}}'
  return Buffer.from(start + 'x'.repeat(HUGE_BYTES - start.length - end.length) + end)
}
