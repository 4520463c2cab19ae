import type { LoggedRequest } from '../contract/logs.ts'
import type { ChangeFeed } from '../state/change-feed.ts'

const MAX_REQUESTS = 1000
const SECRET_PARAMETERS = new Set([
  'passcode',
  'trusted_device_token',
  'activation_code',
  'prompt',
  'code',
  'request',
  'client_assertion',
])

/** The last requests to the API. */
export class RequestLog {
  readonly #changes: ChangeFeed
  #requests: LoggedRequest[] = []

  constructor(changes: ChangeFeed) {
    this.#changes = changes
  }

  add(request: LoggedRequest): void {
    this.#requests.push({ ...request, parameters: redact(request.parameters) })
    if (this.#requests.length > MAX_REQUESTS) this.#requests.shift()
    this.#changes.publish('log', { kind: 'request', ...(request.username && { username: request.username }) })
  }

  /** Newest last. */
  list(limit = MAX_REQUESTS): LoggedRequest[] {
    return limit > 0 ? this.#requests.slice(-limit) : []
  }

  clear(): void {
    this.#requests = []
    this.#changes.publish('log', { kind: 'cleared' })
  }
}

function redact(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, SECRET_PARAMETERS.has(name) ? '•••' : value]),
  )
}
