import { randomUUID } from 'node:crypto'
import { ControlError } from '../lib/control-error.ts'
import type { ChangeFeed } from '../state/change-feed.ts'
import { CERTIFICATE_FAULTS, FAULT_KINDS, OWN_PATHS, type CertificateFaultKind, type FaultKind } from './fault-kinds.ts'

export interface NewFault {
  kind: FaultKind
  /** For how many requests; null or 0: until cleared. */
  count?: number | null
  /** Only requests about this user. */
  username?: string
  /** Only this endpoint: `/auth/v2/preauth` or `/oauth/v1/token`, or just its last word. */
  path?: string
  /** Of `clock-skew`: the clock's offset. Of `rate-limit`: what Retry-After says. */
  seconds?: number
  /** Of `rate-limit`. */
  retryAfter?: 'seconds' | 'date' | 'none'
  /** Of `error500` and `error503`. */
  allowBody?: boolean
}

export interface Fault extends NewFault {
  id: string
  /** What is left of it; null: until cleared. */
  count: number | null
}

export interface FaultSubject {
  path: string
  /** The user's names, lower case. */
  usernames: readonly string[]
}

/** The faults in force. The oldest that fits a request strikes it, one at a time. */
export class Faults {
  readonly #changes: ChangeFeed
  #faults: Fault[] = []

  constructor(changes: ChangeFeed) {
    this.#changes = changes
  }

  add(input: unknown): Fault {
    const fault = parseFault(input)
    this.#faults.push(fault)
    this.#changes.publish('faults', { kind: 'added', ...(fault.username && { username: fault.username }) })
    return fault
  }

  list(): Fault[] {
    return this.#faults.map((fault) => ({ ...fault }))
  }

  clear(id?: string): void {
    if (id !== undefined && !this.#faults.some((fault) => fault.id === id)) {
      throw new ControlError(404, 'unknown_fault', 'There is no such fault. It may be used up already.')
    }
    this.#faults = id === undefined ? [] : this.#faults.filter((fault) => fault.id !== id)
    this.#changes.publish('faults', { kind: 'cleared' })
  }

  takeForRequest(subject: FaultSubject): Fault | null {
    return this.#take((fault) => !isCertificateFault(fault) && strikes(fault, subject))
  }

  /** A refusal for everybody doesn't wait for the request. */
  takeForConnection(): Fault | null {
    return this.#take((fault) => fault.kind === 'refuse' && !fault.username && !fault.path)
  }

  takeForHandshake(): CertificateFaultKind | null {
    return (this.#take(isCertificateFault)?.kind as CertificateFaultKind | undefined) ?? null
  }

  #take(fits: (fault: Fault) => boolean): Fault | null {
    if (this.#faults.length === 0) return null
    const fault = this.#faults.find(fits)
    if (!fault) return null
    const taken = { ...fault }
    if (fault.count !== null && --fault.count === 0) {
      this.#faults = this.#faults.filter((other) => other !== fault)
    }
    if (taken.count !== null) this.#changes.publish('faults', { kind: 'struck' })
    return taken
  }
}

function strikes(fault: Fault, { path, usernames }: FaultSubject): boolean {
  const paths = fault.path ? [fullPath(fault.path)] : OWN_PATHS[fault.kind]
  if (paths && !paths.includes(path)) return false
  return !fault.username || usernames.includes(fault.username.toLowerCase())
}

function isCertificateFault({ kind }: Fault): boolean {
  return (CERTIFICATE_FAULTS as readonly string[]).includes(kind)
}

const OAUTH_CALLS = new Set(['health_check', 'authorize', 'token'])

const fullPath = (path: string): string =>
  path.startsWith('/') ? path : `${OAUTH_CALLS.has(path) ? '/oauth/v1' : '/auth/v2'}/${path}`

const OPTION_TYPES: Record<Exclude<keyof NewFault, 'kind' | 'count'>, 'string' | 'number' | 'boolean'> = {
  username: 'string',
  path: 'string',
  seconds: 'number',
  retryAfter: 'string',
  allowBody: 'boolean',
}

function parseFault(input: unknown): Fault {
  const {
    kind,
    count = 1,
    ...options
  } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>
  if (typeof kind !== 'string' || !Object.hasOwn(FAULT_KINDS, kind)) {
    throw refusal(`Unknown kind of fault. There are: ${Object.keys(FAULT_KINDS).join(', ')}`)
  }
  if (count !== null && !(Number.isInteger(count) && (count as number) >= 0)) {
    throw refusal('count has to be a whole number, or null (or 0) for "until cleared"')
  }
  for (const [name, value] of Object.entries(options)) {
    const type = Object.hasOwn(OPTION_TYPES, name) ? OPTION_TYPES[name as keyof typeof OPTION_TYPES] : undefined
    if (!type) throw refusal(`Unknown "${name}". A fault has: kind, count, ${Object.keys(OPTION_TYPES).join(', ')}`)
    if (value !== undefined && value !== null && typeof value !== type) throw refusal(`${name} has to be a ${type}`)
  }
  if ((CERTIFICATE_FAULTS as readonly string[]).includes(kind) && (options['username'] || options['path']))
    throw refusal('A certificate is shown before there is a request: leave username and path out')
  const { retryAfter } = options
  if (retryAfter !== undefined && !['seconds', 'date', 'none'].includes(retryAfter as string)) {
    throw refusal('retryAfter has to be one of: seconds, date, none')
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== ''))
  return { id: randomUUID(), kind: kind as FaultKind, ...given, count: (count as number | null) || null }
}

const refusal = (message: string): ControlError => new ControlError(400, 'invalid_fault', message)
