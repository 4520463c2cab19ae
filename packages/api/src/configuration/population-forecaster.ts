import type { Executor } from '../database/database.ts'
import type { ProposedChange } from '../schemes/change-guard.ts'

/** What a change means for those who log on by one access type, on an ordinary day. */
export interface PopulationForecast {
  accessType: string
  summary: string
  users: number
  nowPass: number
  thenPass: number
  /** Usernames, the first of them. */
  losing: string[]
  gaining: string[]
}

/** Tells it over everybody there is, access type by access type. Reads, calls nobody and writes nothing. */
export interface PopulationForecaster {
  compare(executor: Executor, change: ProposedChange, accessTypes: readonly string[]): Promise<PopulationForecast[]>
}
