import type { Clock } from '../../../lib/clock.ts'
import { DuoBreaker } from './breaker.ts'
import { DuoCallError } from './duo-call-error.ts'
import { DuoClient } from './duo-client.ts'
import type { DuoHosts } from '../../duo-account/hosts.ts'
import type { DuoLimits } from './client-limits.ts'
import { DuoMetrics } from './metrics.ts'
import type { DuoTools } from './duo-tools.ts'
import { DuoTransport } from './transport.ts'

/** Puts together what the step works with; every call that the client makes is counted and tells the breaker something. */
export function createDuoTools({
  hosts,
  ca,
  clock,
  limits,
}: {
  hosts: DuoHosts
  ca: string | null
  clock: Clock
  limits: DuoLimits
}): DuoTools & { stop(): Promise<void> } {
  const transport = new DuoTransport({ hosts, ca, limits })
  const metrics = new DuoMetrics()
  const breaker = new DuoBreaker(async (apiHostname, signal) => {
    try {
      await client.probe(apiHostname, signal)
      return true
    } catch (error) {
      return !(error instanceof DuoCallError && error.isOutage)
    }
  }, limits)
  const client: DuoClient = new DuoClient({
    transport,
    limits,
    clock,
    onCall: (report, error) => {
      metrics.report(report)
      if (error?.isOutage) breaker.reportOutage(report.apiHostname)
      else if (error?.kind !== 'unreachable') breaker.reportAnswer(report.apiHostname)
    },
  })
  return {
    client,
    breaker,
    metrics,
    limits,
    isAllowedByOperator: (apiHostname) => hosts.isAllowedByOperator(apiHostname),
    stop: async () => {
      breaker.stop()
      await transport.close()
    },
  }
}
