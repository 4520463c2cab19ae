import type { DuoBreaker } from './breaker.ts'
import type { DuoClient } from './duo-client.ts'
import type { DuoLimits } from './client-limits.ts'
import type { DuoMetrics } from './metrics.ts'

/** What every phase of the step works with. */
export interface DuoTools {
  client: DuoClient
  breaker: DuoBreaker
  metrics: DuoMetrics
  limits: DuoLimits
  /** Whether a host may be linked to from a prompt without TLS: only one that the operator allowed, i.e. a simulator. */
  isAllowedByOperator(apiHostname: string): boolean
}
