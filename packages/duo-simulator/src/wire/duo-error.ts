/** A refusal in the API's words. The HTTP status is the first three digits of the code. */
export class DuoError extends Error {
  readonly code: number
  readonly detail: string | undefined

  constructor(code: DuoErrorCode, detail?: string) {
    super(MESSAGES[code])
    this.name = 'DuoError'
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return Math.floor(this.code / 100)
  }
}

const MESSAGES = {
  40001: 'Missing required request parameters',
  40002: 'Invalid request parameters',
  40101: 'Missing request credentials',
  40102: 'Invalid integration key in request credentials',
  40103: 'Invalid signature in request credentials',
  40104: 'Missing request timestamp',
  40105: 'Bad request timestamp',
  40106: 'Invalid request content type',
  40301: 'Access forbidden',
  40401: 'Resource not found',
  40501: 'Method not allowed',
  42901: 'Too many requests',
  50000: 'Internal server error',
} as const

export type DuoErrorCode = keyof typeof MESSAGES
