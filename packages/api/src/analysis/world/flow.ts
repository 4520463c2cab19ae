import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import type { ForecastProfile, ForecastUser } from '../../module-contract/step-forecast.ts'
import type { StoredStep } from '../../schemes/versions/scheme.statements.ts'

/** A way in, as it is or would be. */
export interface Flow {
  schemeKey: string
  /** null for steps that are not stored as a version. */
  version: number | null
  isEnabled: boolean
  steps: readonly StoredStep[]
  /** Why nobody could begin a logon with these steps, of those that are not published: left out where they keep the rules. */
  problem?: string | undefined
  accessType: {
    key: string
    name: string
    isForBrowsers: boolean
    rolesAllowed: readonly string[]
    rolesDenied: readonly string[]
  }
}

/** A module as it is set up. */
export interface ModuleFacts {
  module: AuthenticationModule
  settings: Readonly<Record<string, unknown>>
  secretsSet: readonly string[]
  configured: boolean
}

/** What the server is like: everything that forecasts go by but the people. */
export interface World {
  now: number
  modules: ReadonlyMap<string, ModuleFacts>
  flows: readonly Flow[]
}

/** Somebody with what is stored of them for each module. */
export interface Person {
  user: ForecastUser
  profiles: ReadonlyMap<string, ForecastProfile>
}

export const NO_PROFILE: ForecastProfile = {
  enrollment: null,
  externalName: null,
  name: '',
  isNameTaken: false,
  hasEnrollmentCode: false,
}
