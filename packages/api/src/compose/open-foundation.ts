import type { Config } from '../config/config.ts'
import { hasDataKey, openDataKey } from '../config/data-key.ts'
import { loadMasterKey } from '../config/master-key-file.ts'
import { openDatabase } from '../database/open-database.ts'
import type { Clock } from '../lib/clock.ts'
import { LimitService } from '../limits/limit-service.ts'
import { type HashCost, PasswordHasher } from '../people/passwords/password-hasher.ts'
import { ENTITIES } from './entities.ts'
import type { Foundation } from './foundation.ts'

/** Opens the database and its data key, and begins to warm the hasher up. `warmUp` has to be awaited before the first request. */
export async function openFoundation(
  { databaseUrl, masterKey: configuredKey, dataDir, publicUrl }: Config,
  { clock, hashCost }: { clock: Clock; hashCost: HashCost | undefined },
  closing: AsyncDisposableStack,
): Promise<Foundation & { warmUp: Promise<void> }> {
  const database = await openDatabase({ url: databaseUrl, entities: ENTITIES })
  closing.defer(() => database.close())
  const operatorsKey = loadMasterKey(configuredKey, dataDir, { mayMake: !(await hasDataKey(database)) })
  const masterKey = await openDataKey(database, operatorsKey, dataDir)
  const pepper = masterKey.deriveBytes('password-pepper')
  const hasher = new PasswordHasher({ ...(hashCost && { cost: hashCost }), pepper })
  // On a thread of its own while everything else is put together.
  const warmUp = hasher.warmUp()
  warmUp.catch(() => {})
  return { database, masterKey, clock, limits: new LimitService(database, masterKey, clock), hasher, publicUrl, warmUp }
}
