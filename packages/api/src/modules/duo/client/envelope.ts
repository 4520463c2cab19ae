import { DuoCallError } from './duo-call-error.ts'

/** What came back over the wire, before anything in it is believed. */
export interface RawAnswer {
  httpStatus: number
  rawBody: Buffer
  retryAfter: string | undefined
}

/**
 * Gets at `response` of `{"stat": "OK", "response": …}`. HTTP 200, stat OK and a response together are a success; everything
 * else throws, a 5xx that says "allow" included.
 */
export function openEnvelope({ httpStatus, rawBody, retryAfter }: RawAnswer, nowMs: number): unknown {
  if (httpStatus === 429)
    throw new DuoCallError('rate-limited', 'Duo asks to slow down', {
      duoCode: 42901,
      retryAt: readRetryAfter(retryAfter, nowMs),
    })
  if (httpStatus >= 500)
    throw new DuoCallError('unreachable', `Duo answered with HTTP ${httpStatus}`, { isOutage: true })
  if (httpStatus >= 300 && httpStatus < 400)
    throw new DuoCallError('garbage', `Redirects are not followed (HTTP ${httpStatus})`)
  const envelope = parseJson(rawBody, httpStatus)
  if (envelope.stat === 'OK' && httpStatus === 200 && Object.hasOwn(envelope, 'response')) return envelope.response
  if (envelope.stat === 'FAIL') throw toRefusal(envelope)
  throw new DuoCallError('garbage', `Not an answer of Duo's (HTTP ${httpStatus})`)
}

function parseJson(rawBody: Buffer, httpStatus: number): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(rawBody))
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed))
      return parsed as Record<string, unknown>
  } catch {
    // Falls through: whatever it was, it was no JSON object.
  }
  throw new DuoCallError('garbage', `Not an answer of Duo's (HTTP ${httpStatus}, no JSON object)`)
}

function toRefusal({ code, message_detail: detail }: Record<string, unknown>): DuoCallError {
  // Seen as "" where something before Duo's service refuses.
  if (typeof code !== 'number' || !Number.isSafeInteger(code))
    return new DuoCallError('garbage', 'Duo refuses without a code')
  const duoCode = code
  const duoDetail = typeof detail === 'string' ? detail.slice(0, 200) : ''
  const details = { duoCode, duoDetail }
  if (duoCode === 40101 || duoCode === 40102 || duoCode === 40103)
    return new DuoCallError(
      'bad-credentials',
      `Duo refuses the integration key or the secret key (${duoCode})`,
      details,
    )
  if (duoCode === 40104 || duoCode === 40105)
    return new DuoCallError('clock-skew', `Duo refuses the time of the request (${duoCode})`, details)
  if (duoCode === 40301 || duoCode === 40401)
    return new DuoCallError('wrong-application', `The Duo application can't be used for this (${duoCode})`, details)
  if (duoCode === 42901) return new DuoCallError('rate-limited', 'Duo asks to slow down', details)
  if (duoCode >= 50000)
    return new DuoCallError('unreachable', `Duo has an internal error (${duoCode})`, { ...details, isOutage: true })
  return new DuoCallError('refused', `Duo refuses the request (${duoCode})`, details)
}

/** RFC 9110 §10.2.3: seconds, or an HTTP date. */
function readRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,6}$/u.test(value.trim())) return nowMs + Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : at
}
