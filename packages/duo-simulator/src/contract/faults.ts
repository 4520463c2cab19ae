import type { FaultKind } from './fault-kinds.ts'

export interface NewFault {
  kind: FaultKind
  /** How many requests it applies to; null or 0: until it is cleared. */
  count?: number | null
  /** Limits it to requests about this user. */
  username?: string
  /** Limits it to one endpoint: `/auth/v2/preauth`, or just `preauth`. */
  path?: string
  /** For `clock-skew`: the offset of the clock. For `rate-limit`: the value of Retry-After. */
  seconds?: number
  /** For `rate-limit`. */
  retryAfter?: 'seconds' | 'date' | 'none'
  /** For `error500` and `error503`. */
  allowBody?: boolean
}

export interface Fault extends NewFault {
  id: string
  /** The requests left; null: until it is cleared. */
  count: number | null
}
