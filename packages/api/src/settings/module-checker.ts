import { insertAuditEvent } from '../audit/audit.statements.ts'
import { BadInputError, NotFoundError, RateLimitedError } from '../errors/common-errors.ts'
import type { Actor } from '../caller/actor.ts'
import type { Clock } from '../lib/clock.ts'
import type { ConnectionCheck } from '../module-contract/connection-check.ts'
import type { UsageLimits } from '../module-contract/step-context.ts'
import type { SettingsStore } from './settings-store.ts'

/**
 * A check calls the service of another company. This limit suffices for setting up by hand, but not for probing that
 * service.
 */
export const CHECKS_PER_MINUTE = 10

/** Checks a module's connection. The audit log keeps the result of the last check of each module, for all nodes. */
export class ModuleChecker {
  readonly #store: SettingsStore
  readonly #clock: Clock
  readonly #usage: Pick<UsageLimits, 'take'>

  constructor({ store, clock, usage }: { store: SettingsStore; clock: Clock; usage: Pick<UsageLimits, 'take'> }) {
    this.#store = store
    this.#clock = clock
    this.#usage = usage
  }

  async check(moduleId: string, actor: Actor): Promise<ConnectionCheck> {
    const module = this.#store.modules.find(moduleId)
    if (!module) throw new NotFoundError('Module')
    if (!module.settings.checkConnection) throw new BadInputError(`${module.title} has nothing to check.`)
    const taken = await this.#usage.take(`check-module:${actor.id}`, { max: CHECKS_PER_MINUTE, windowMs: 60_000 })
    if (!taken.allowed) throw new RateLimitedError('check-module', taken.retryAt)
    const { settings, secrets } = await this.#store.read(moduleId)
    const result = await module.settings.checkConnection({ settings, secrets })
    const event = {
      type: 'settings.checked',
      outcome: result.ok ? 'SUCCESS' : 'FAILURE',
      actor,
      module: moduleId,
      code: result.code,
      client: actor.client,
      details: { latencyMs: result.latencyMs },
    } as const
    await this.#store.database.transaction((tx) => insertAuditEvent(tx, this.#clock.now(), event))
    return result
  }
}
