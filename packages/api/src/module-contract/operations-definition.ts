import type { MetricFamily } from './metric-family.ts'
import type { SeenEvent, StepAdvice } from './step-advice.ts'

/** What operators and administrators see of the running module, and how it stops. */
export interface OperationsDefinition {
  /** What to warn of where this step is live. `seen`: the latest events of the module in that scheme, newest first. */
  adviseStep?(options: Readonly<Record<string, unknown>>, seen: readonly SeenEvent[]): StepAdvice[]
  /** For /metrics. */
  collectMetrics?(): MetricFamily[]
  /** For /readyz: a word on the other side's health, null while nothing is known. It never takes the node out of service. */
  describeHealth?(): string | null
  /** Frees connections and timers when the node stops. */
  stop?(): Promise<void>
}
