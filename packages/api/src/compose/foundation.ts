import type { Database } from '../database/database.ts'
import type { Clock } from '../lib/clock.ts'
import type { MasterKey } from '../lib/master-key.ts'
import type { LimitService } from '../limits/limit-service.ts'
import type { PasswordHasher } from '../people/passwords/password-hasher.ts'

/** What every other part stands on. */
export interface Foundation {
  database: Database
  masterKey: MasterKey
  clock: Clock
  limits: LimitService
  hasher: PasswordHasher
  /** The address at which people reach this server. */
  publicUrl: string
}
