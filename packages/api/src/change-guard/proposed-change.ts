import type { Executor } from '../database/database.ts'
import type { GuardedUsers } from './proposed-user.ts'

/**
 * What would be different after a change; what it leaves out stays as it is stored. One of these can hold a whole configuration.
 */
export interface ProposedChange {
  /** By key of the scheme. `accessType` only for one that isn't stored yet. null: the scheme goes away. */
  schemes?: ReadonlyMap<
    string,
    { steps?: readonly ProposedStep[]; isEnabled?: boolean; accessType?: ProposedAccessType } | null
  >
  /** By key, for access types that are stored. */
  accessTypes?: ReadonlyMap<string, Pick<ProposedAccessType, 'rolesAllowed' | 'rolesDenied'>>
  /** By module: the values as they would be, and which secrets would have one. */
  settings?: ReadonlyMap<string, { values: Readonly<Record<string, unknown>>; secretsSet: readonly string[] }>
  /** By id. */
  users?: GuardedUsers['users']
  /** How many administrators have to be safe. */
  administratorsNeeded?: number
  /** The invariants as they would be, all of them. */
  invariants?: readonly { id: string; name: string; rule: unknown }[]
}
/** A module with the options that it has at one place of a scheme. */
export interface ProposedStep {
  module: string
  options: Readonly<Record<string, unknown>>
}
export interface ProposedAccessType {
  key: string
  name: string
  sessionDelivery: 'COOKIE' | 'TOKEN'
  rolesAllowed: readonly string[]
  rolesDenied: readonly string[]
}

/** Why an administrator doesn't get in by one way on one day. */
export interface Blocked {
  accessType: string
  /** 1-based; null where it isn't a step (the role, a disabled scheme or user). */
  step: number | null
  module: string | null
  code: string
  why: string
}
export interface DayOutlook {
  /** "ordinary", or condition and service: "unreachable:duo". */
  day: string
  title: string
  getsIn: boolean
  /** Keys of the access types by which they get in. */
  by: string[]
  blocked: Blocked[]
}
export interface AdministratorOutlook {
  userId: string
  username: string
  /** In on the ordinary day and on every bad one. */
  isSafe: boolean
  /** Title of the outside service without which there is no way in, if there is one. */
  hangsOn: string | null
  days: DayOutlook[]
}
export interface LockoutVerdict {
  isSafe: boolean
  /** One sentence with names: who gets in whatever happens, or who does not and where. */
  sentence: string
  /** How many administrators have to be safe. */
  needed: number
  administrators: AdministratorOutlook[]
}
export interface InvariantVerdict {
  /** `rule` is as it is stored; revision 0 for one that is only proposed. */
  invariant: { id: string; name: string; sentence: string; rule: unknown; revision: number }
  isKept: boolean
  /** A logon that breaks it. */
  counterExample: unknown
}
export interface ChangeVerdict {
  lockout: LockoutVerdict
  /** Once every publication that nobody has confirmed yet has taken itself back; null where there is none. */
  takenBack: LockoutVerdict | null
  /** Broken also where that is so once such a publication has taken itself back. */
  invariants: InvariantVerdict[]
}

/** Tells before a change what it would do to the administrators' ways in and to the invariants. Reads, writes nothing. */
export interface ChangeGuard {
  check(executor: Executor, change: ProposedChange): Promise<ChangeVerdict>
}
