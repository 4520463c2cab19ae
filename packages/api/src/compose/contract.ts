import { randomBytes } from 'node:crypto'
import { toSchemaFile } from '../configuration/file/configuration-schema.ts'
import { openDatabase } from '../database/open-database.ts'
import { buildGraphqlSchema, toSchemaText } from '../graphql/build-schema.ts'
import { systemClock } from '../lib/clock.ts'
import { MasterKey } from '../lib/master-key.ts'
import { LimitService } from '../limits/limit-service.ts'
import { LogonCompletedResolver } from '../logon/graphql/logon-completed.resolver.ts'
import { LogonResolver } from '../logon/graphql/logon.resolver.ts'
import { NO_LOGONS_OF_USER } from '../people/accounts/logons-of-user.ts'
import { PasswordHasher } from '../people/passwords/password-hasher.ts'
import { StoredRecoveryCodes } from '../people/recovery/stored-recovery-codes.ts'
import { NO_RUNNING_LOGONS } from '../schemes/versions/running-logons.ts'
import { createAdministration } from './create-administration.ts'
import { createModuleRegistry } from './create-module-registry.ts'
import { createPasswords } from './create-passwords.ts'
import { ENTITIES } from './entities.ts'
import { listErrorCodes } from './error-codes.ts'

const PUBLIC_URL = 'http://localhost:4000'

/** What other programs rely on, as text to commit: the schema, the error codes, the format of configuration files. Serves nothing. */
export async function describeContract(): Promise<{ schema: string; errorCodes: string; configurationSchema: string }> {
  await using closing = new AsyncDisposableStack()
  const database = await openDatabase({ url: 'sqlite::memory:', entities: ENTITIES })
  closing.defer(() => database.close())
  const masterKey = new MasterKey(randomBytes(32))
  const clock = systemClock
  const limits = new LimitService(database, masterKey, clock)
  const foundation = { database, masterKey, clock, limits, hasher: new PasswordHasher(), publicUrl: PUBLIC_URL }
  const logonsOfUser = NO_LOGONS_OF_USER
  const passwords = createPasswords(foundation, { logonsOfUser, isPasswordAlone: async () => true })
  const recoveryCodes = new StoredRecoveryCodes(foundation)
  const modules = createModuleRegistry(
    { duo: { allowedHosts: [], caFile: null }, publicUrl: PUBLIC_URL, allowedOrigins: [] },
    { passwords, recoveryCodes, ca: null, clock },
  )
  for (const { operations } of modules.list()) closing.defer(async () => operations?.stop?.())
  const { policy } = passwords
  const { resolvers } = createAdministration(foundation, modules, { policy, logonsOfUser, running: NO_RUNNING_LOGONS })
  // Of the engine only the shape is asked for.
  const ofLogons = [new LogonResolver({} as never), new LogonCompletedResolver({} as never)]
  return {
    schema: toSchemaText(buildGraphqlSchema([...ofLogons, ...resolvers], modules)),
    errorCodes: `${JSON.stringify(listErrorCodes(modules), null, 2)}\n`,
    configurationSchema: toSchemaFile(modules.listForSchemes()),
  }
}
