import type { MetricFamily } from './metric-family.ts'
import type { RecentEvent, StepWarning } from './step-warning.ts'

/** What operators and administrators see of the running module, and how it stops. */
export interface OperationsDefinition {
  /** Warnings about a live step with these options. `recent`: the latest events of the module in that scheme, newest first. */
  listStepWarnings?(options: Readonly<Record<string, unknown>>, recent: readonly RecentEvent[]): StepWarning[]
  /** For /metrics. */
  collectMetrics?(): MetricFamily[]
  /** For /readyz: a word on the other side's health, null while nothing is known. It never takes the node out of service. */
  describeHealth?(): string | null
  /** Frees connections and timers when the node stops. */
  stop?(): Promise<void>
}
