import { randomUUID } from 'node:crypto'
import { FAULT_KINDS, isCertificateFault, type FaultKind } from '../contract/fault-kinds.ts'
import type { Fault, NewFault } from '../contract/faults.ts'
import { ControlError } from '../lib/control-error.ts'

const OPTION_TYPES: Record<Exclude<keyof NewFault, 'kind' | 'count'>, 'string' | 'number' | 'boolean'> = {
  username: 'string',
  path: 'string',
  seconds: 'number',
  retryAfter: 'string',
  allowBody: 'boolean',
}

/** Throws a `ControlError` that names the wrong field. */
export function parseFault(input: unknown): Fault {
  const {
    kind,
    count = 1,
    ...options
  } = (typeof input === 'object' && input !== null ? input : {}) as Record<string, unknown>
  if (typeof kind !== 'string' || !Object.hasOwn(FAULT_KINDS, kind)) {
    throw refusal(`Unknown kind of fault. Use one of: ${Object.keys(FAULT_KINDS).join(', ')}`)
  }
  if (count !== null && !(Number.isInteger(count) && (count as number) >= 0)) {
    throw refusal('count must be a whole number, or null (or 0) until it is cleared')
  }
  for (const [name, value] of Object.entries(options)) {
    const type = Object.hasOwn(OPTION_TYPES, name) ? OPTION_TYPES[name as keyof typeof OPTION_TYPES] : undefined
    if (!type)
      throw refusal(
        `Unknown field "${name}". A fault has the fields: kind, count, ${Object.keys(OPTION_TYPES).join(', ')}`,
      )
    if (value !== undefined && value !== null && typeof value !== type) throw refusal(`${name} must be a ${type}`)
  }
  if (isCertificateFault(kind as FaultKind) && (options['username'] || options['path']))
    throw refusal('A certificate is presented before the request: leave out username and path')
  const { retryAfter } = options
  if (retryAfter !== undefined && !['seconds', 'date', 'none'].includes(retryAfter as string)) {
    throw refusal('retryAfter must be one of: seconds, date, none')
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== null && value !== ''))
  return { id: randomUUID(), kind: kind as FaultKind, ...given, count: (count as number | null) || null }
}

const refusal = (message: string): ControlError => new ControlError(400, 'invalid_fault', message)
