import type { AuditEventEntity } from '../audit/audit-event.entity.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { Database } from '../database/database.ts'
import { BadInputError } from '../errors/common-errors.ts'
import type { Clock } from '../lib/clock.ts'
import { hasAnyRecoveryCode } from '../people/recovery/recovery-code.statements.ts'
import { RECOVERY_ACCESS_TYPE } from '../schemes/access-types/built-ins.ts'
import type { SchemeService } from '../schemes/publications/scheme.service.ts'
import type { StepWarnings } from '../schemes/steps/step-warnings.ts'
import { type SettingsStore, isConfigured } from '../settings/settings-store.ts'
import { countAdministrators } from '../people/accounts/user-admin.statements.ts'
import { type ToDo, listToDos } from './checklist.ts'
import { type LogonCount, countLogons, findMedianSecondsToGetIn } from './logon-figures.ts'
import { type Health, findModuleHealth } from './module-health.ts'
import type { Situation } from './situation.ts'
import { type Warning, listWarnings } from './warnings.ts'

/** A quarter of a year, which a query counts quickly enough. */
const MAX_HOURS = 24 * 92
const LATEST_REFUSALS = 10

export interface OverviewServiceDependencies {
  database: Database
  clock: Clock
  log: AuditLog
  store: SettingsStore
  schemes: SchemeService
  stepWarnings: StepWarnings
}

/** Gathers the overview from stored data. It calls no outside service. */
export class OverviewService {
  readonly #deps: OverviewServiceDependencies

  constructor(dependencies: OverviewServiceDependencies) {
    this.#deps = dependencies
  }

  async count(hours: number): Promise<{ buckets: LogonCount[]; medianSecondsToGetIn: number | null }> {
    if (hours < 1 || hours > MAX_HOURS) throw new BadInputError(`Request 1 to ${MAX_HOURS} hours ("hours").`)
    const { database, clock } = this.#deps
    const now = clock.now()
    return {
      buckets: await countLogons(database.sql, hours, now),
      medianSecondsToGetIn: await findMedianSecondsToGetIn(database.sql, hours, now),
    }
  }

  async listRefusals(): Promise<AuditEventEntity[]> {
    return (await this.#deps.log.list({ first: LATEST_REFUSALS, filter: { type: 'logon.denied' } })).items
  }

  async assess(): Promise<{
    modules: (Health & { module: string; title: string })[]
    warnings: Warning[]
    checklist: ToDo[]
  }> {
    const situation = await this.#getSituation()
    const inUse = new Set(situation.schemes.flatMap((scheme) => scheme.published))
    const { database, clock } = this.#deps
    const modules = []
    for (const { module, configured } of situation.modules) {
      if (!module.settings.checkConnection || !(configured || inUse.has(module.id))) continue
      const health = await findModuleHealth(database.sql, module, { configured, now: clock.now() })
      modules.push({ module: module.id, title: module.title, ...health })
    }
    return { modules, warnings: listWarnings(situation), checklist: listToDos(situation) }
  }

  async #getSituation(): Promise<Situation> {
    const { database, clock, store, schemes, stepWarnings } = this.#deps
    const stored = await store.listStored()
    const enrolled = await database.sql.selectFrom('enrollments').select('module').distinct().execute()
    return {
      modules: stored.map(({ module, stored: settings }) => ({ module, configured: isConfigured(module, settings) })),
      schemes: await Promise.all(
        (await schemes.list())
          .filter(({ scheme }) => scheme.accessType !== RECOVERY_ACCESS_TYPE)
          .map(async ({ scheme: { key, name, enabled, publishedVersion, draftVersion }, versions }) => {
            const stepsOf = (number: number | null) =>
              versions.find((version) => version.number === number)?.steps ?? null
            const published = stepsOf(publishedVersion) ?? []
            const live = { key, steps: published, now: clock.now() }
            return {
              key,
              name,
              isEnabled: enabled,
              published: published.map((step) => step.module),
              draft: stepsOf(draftVersion)?.map((step) => step.module) ?? null,
              stepWarnings: await stepWarnings.list(database.sql, live),
            }
          }),
      ),
      administrators: await countAdministrators(database.sql),
      hasRecoveryCodes: await hasAnyRecoveryCode(database.sql),
      enrolledModules: new Set(enrolled.map((row) => row.module)),
    }
  }
}
