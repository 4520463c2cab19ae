import { sql } from 'kysely'
import { AnalysingGuard } from '../../analysis/lock-out/lockout-guard.ts'
import { openDataKey } from '../../config/data-key.ts'
import type { Config } from '../../config/config.ts'
import { createModuleRegistry } from '../../compose/create-module-registry.ts'
import { readDuoCaFile } from '../../config/duo-ca-file.ts'
import type { Database } from '../../database/database.ts'
import type { Clock } from '../../lib/clock.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'
import { hasAnyRecoveryCode } from '../../people/recovery/recovery-code.statements.ts'
import { getPublicationPolicy } from '../../schemes/publications/publication-policy.ts'
import { SettingsStore, isConfigured } from '../../settings/settings-store.ts'
import { countAdministrators } from '../../people/accounts/user-admin.statements.ts'
import { loadExistingMasterKey, openExistingDatabase } from '../tool/open-server-data.ts'
import { type Finding, failed, ok, warning } from './finding.ts'

/** Checks the database, its key, the administrators, and the services of the modules. */
export async function checkDatabase(config: Config, clock: Clock): Promise<Finding[]> {
  let database: Database
  try {
    database = await openExistingDatabase(config)
  } catch (error) {
    return [failed('Database', toMessage(error), '')]
  }
  try {
    return [
      await checkIntegrity(database),
      ...(await checkAdministrators(database)),
      ...(await checkKeyAndModules(database, config, clock)),
    ]
  } catch (error) {
    return [failed('Database', toMessage(error), 'See the log of the database.')]
  } finally {
    await database.close()
  }
}

async function checkIntegrity(database: Database): Promise<Finding> {
  if (database.kind === 'postgres') {
    const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(
      database.sql,
    )
    return ok('Database', `PostgreSQL ${rows[0]!.version}, up to date.`)
  }
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(database.sql)
  const [first] = rows
  return first?.integrity_check === 'ok'
    ? ok('Database', 'SQLite, up to date and intact.')
    : failed(
        'Database',
        `SQLite reports: ${first?.integrity_check ?? 'nothing'}.`,
        'Stop the server and restore a backup.',
      )
}

async function checkAdministrators(database: Database): Promise<Finding[]> {
  const count = await countAdministrators(database.sql)
  const ready =
    count === 0
      ? failed('Administrators', 'none is enabled and has a password.', 'Run "recover --enable" for one of the users.')
      : count === 1
        ? warning('Administrators', 'only one can log on.', 'Add a second one, in case the first can’t log on.')
        : ok('Administrators', `${count} can log on.`)
  const codes = (await hasAnyRecoveryCode(database.sql))
    ? ok('Recovery codes', 'an administrator has some.')
    : warning('Recovery codes', 'no administrator has any.', 'Create and print them on the dashboard.')
  return [ready, codes]
}

async function checkKeyAndModules(database: Database, config: Config, clock: Clock): Promise<Finding[]> {
  let dataKey
  try {
    dataKey = await openDataKey(database, loadExistingMasterKey(config), config.dataDir)
  } catch (error) {
    return [failed('Master key', toMessage(error), '')]
  }
  const ca = readDuoCaFile(config.duo.caFile)
  // Only their connection checks run here, which need neither passwords nor codes.
  const modules = createModuleRegistry(config, { passwords: {} as never, recoveryCodes: {} as never, ca, clock })
  const store = new SettingsStore(database, dataKey, modules)
  try {
    const findings = [ok('Master key', 'fits the database.'), await checkWaysIn(database, modules, clock)]
    for (const { module, stored } of await store.listStored()) {
      if (!module.settings.checkConnection || !isConfigured(module, stored)) continue
      const result = await module.settings.checkConnection(await store.read(module.id))
      findings.push(
        result.ok
          ? ok(module.title, result.message)
          : failed(
              module.title,
              `${result.message} (${result.code})`,
              'Correct the settings under Authentication → Settings.',
            ),
      )
    }
    return findings
  } finally {
    for (const module of modules.list()) await module.operations?.stop?.()
  }
}

/** The lock-out check of a publication, for the current state. */
async function checkWaysIn(database: Database, modules: ModuleRegistry, clock: Clock): Promise<Finding> {
  const guard = new AnalysingGuard({
    modules,
    clock,
    getAdministratorsNeeded: async (executor) => (await getPublicationPolicy(executor)).administratorsNeeded,
    checkInvariants: async () => [],
  })
  const { isSafe, sentence } = await guard.checkLockout(database.sql)
  return isSafe
    ? ok('Ways in', sentence)
    : warning('Ways in', sentence, 'Print recovery codes on the dashboard, or change a scheme.')
}

const toMessage = (error: unknown): string => (error instanceof Error ? error.message : 'It can’t be opened.')
