/** A user as they would be after a change that could close a way in. What is left out stays as it is stored. */
export interface ProposedUser {
  email?: string | null
  enabled?: boolean
  roles?: readonly string[]
  hasPassword?: boolean
  initialPasswordExpiresAt?: number | null
  /** How many are left. */
  recoveryCodes?: number
  removedEnrollments?: readonly string[]
  /** By module: setting one removes the enrollment too. */
  externalNames?: ReadonlyMap<string, string | null>
}

/** Users as they would be, by id. */
export interface GuardedUsers {
  users: ReadonlyMap<string, ProposedUser>
}
