import { createAdministration } from './administration.ts'
import { toSchemaFile } from '../configuration/file/configuration-schema.ts'
import { ENTITIES } from './entities.ts'
import { openDatabase } from '../database/open-database.ts'
import { listErrorCodes } from './error-codes.ts'
import { buildGraphqlSchema, toSchemaText } from '../graphql/build-schema.ts'
import { systemClock } from '../lib/clock.ts'
import { MasterKey } from '../lib/master-key.ts'
import { randomBytes } from 'node:crypto'
import { LogonCompletedResolver } from '../logon/graphql/logon-completed.resolver.ts'
import { LogonResolver } from '../logon/graphql/logon.resolver.ts'
import { ModuleRegistry } from '../module-contract/module-registry.ts'
import { createModules } from '../modules/index.ts'
import { LimitService } from '../limits/limit-service.ts'
import { NO_RUNNING_LOGONS } from '../schemes/versions/running-logons.ts'
import { PasswordHasher } from '../people/passwords/password-hasher.ts'
import { StoredPasswordChecker } from '../people/passwords/stored-password-checker.ts'

/** What other programs rely on, as text to commit: the schema, the error codes, the format of configurations. Nothing here listens or is kept. */
export async function describeContract(): Promise<{ schema: string; errorCodes: string; configurationSchema: string }> {
  const database = await openDatabase({ url: 'sqlite::memory:', entities: ENTITIES })
  const masterKey = new MasterKey(randomBytes(32))
  const hasher = new PasswordHasher()
  const modules = new ModuleRegistry(
    createModules({
      passwords: { checker: new StoredPasswordChecker(database, hasher), replacer: {} as never },
      recoveryCodes: {} as never,
      allowedHosts: [],
      ca: null,
      clock: systemClock,
      publicUrl: 'http://localhost:4000',
      allowedOrigins: [],
    }),
  )
  const administration = createAdministration({
    database,
    masterKey,
    clock: systemClock,
    hasher,
    modules,
    limits: new LimitService(database, masterKey, systemClock),
    endLogonsOfUser: async () => {},
    runningLogons: NO_RUNNING_LOGONS,
    publicUrl: 'http://localhost',
  })
  const logonResolvers = [new LogonResolver({} as never), new LogonCompletedResolver(null as never)]
  const schema = toSchemaText(buildGraphqlSchema([...logonResolvers, ...administration.resolvers], modules))
  const errorCodes = `${JSON.stringify(listErrorCodes(modules), null, 2)}\n`
  const configurationSchema = toSchemaFile(modules.listForFlows())
  for (const module of modules.list()) await module.operations?.stop?.()
  await database.close()
  return { schema, errorCodes, configurationSchema }
}
