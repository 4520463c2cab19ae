import type { StepException } from './step-outcome.ts'

/**
 * How an outside service behaves in a forecast, and the user with it. The same words for every service:
 * - `approves`: it asks, and the person confirms. The ordinary day.
 * - `denies`, `reports-fraud`, `no-answer`: it asks, and the person declines, reports, or does nothing.
 * - `lets-in`: it lets the person in without asking (bypass, a policy, a trusted network).
 * - `refuses`: it refuses the person (disabled, locked out, by policy).
 * - `unknown-user`: it does not know the person yet.
 * - `device-lost`: it asks, and everything that the person could confirm with is gone.
 * - `unreachable`: nobody answers at its host.
 * - `refuses-keys`: it answers, and doesn't take this server's keys.
 */
export const SERVICE_CONDITIONS = [
  'approves',
  'denies',
  'reports-fraud',
  'no-answer',
  'lets-in',
  'refuses',
  'unknown-user',
  'device-lost',
  'unreachable',
  'refuses-keys',
] as const
export type ServiceCondition = (typeof SERVICE_CONDITIONS)[number]

/** The bad days on which administrators must still be able to log on. */
export const BAD_DAYS = ['unreachable', 'refuses-keys', 'device-lost'] as const satisfies readonly ServiceCondition[]

/** A service outside of this server that a step depends on; modules that use the same one name it by the same id. */
export interface OutsideService {
  id: string
  title: string
}

/** A user as stored, as far as forecasts depend on it. */
export interface ForecastUser {
  id: string
  username: string
  email: string | null
  enabled: boolean
  roles: readonly string[]
  hasPassword: boolean
  /** Set while the password is one that has to be replaced at the next logon; milliseconds since 1970. */
  initialPasswordExpiresAt: number | null
  /** Live recovery codes; those that end with a time count until then. */
  recoveryCodes: number
}

/** What is stored of the user for the step's module. */
export interface ForecastProfile {
  enrollment: { externalId: string; scope: string } | null
  externalName: string | null
  /** The user's name at the other side, by the settings or by what an administrator has set; empty where there is none. */
  name: string
  /** Whether another user has passed under the name that this one has now. */
  isNameTaken: boolean
  /** Whether an administrator has handed out a one-time enrollment code that still holds. */
  hasEnrollmentCode: boolean
}

/** Everything that a forecast depends on. No call is made and nothing is written. */
export interface ForecastInput {
  user: ForecastUser
  profile: ForecastProfile
  options: Readonly<Record<string, unknown>>
  settings: Readonly<Record<string, unknown>>
  /** Names of the secret settings that have a value. */
  secretsSet: readonly string[]
  configured: boolean
  /** Of the module's outside service; `approves` for a module without one. */
  condition: ServiceCondition
  ipAddress: string
  accessType: { key: string; isForBrowsers: boolean }
  earlierModules: readonly string[]
  now: number
}

/** The result of a step under these conditions: one answer, since the input says everything. */
export type StepForecast = {
  /** The names of the prompts' types that the user would see, in order. */
  prompts: string[]
} &
  /** `enrolls`, `replacesPassword`: what is stored then, for the steps after it. */
  (
    | { result: 'passes'; method: string; exception?: StepException; enrolls?: boolean; replacesPassword?: boolean }
    /** `ends`: the logon is over; otherwise the step would ask again, for something that the person hasn't got. */
    | { result: 'blocked'; code: string; why: string; ends: boolean }
  )
