import type { ForecastInput, OutsideService, ServiceCondition, StepForecast } from './step-forecast.ts'
import type { StepException } from './step-outcome.ts'

/** What the lock-out check, simulations, invariants and replays know of a step without running it. */
export interface AnalysisDefinition {
  /** The service outside of this server that the step depends on. */
  outsideService?: OutsideService
  /**
   * The result of the step for one user, derived from what is stored and from how the outside service behaves. Calls no one and
   * shares no deciding code with the step's behavior: tests compare the two.
   */
  forecast(input: ForecastInput): StepForecast
  /** How the outside service must have behaved for a step to end this way; null if the end doesn't show it. */
  inferCondition?(end: { code: string | null; exception: StepException | null }): ServiceCondition | null
  /** Networks (CIDR) that the result of a step with these options depends on. */
  listNetworks?(options: Readonly<Record<string, unknown>>): string[]
}
