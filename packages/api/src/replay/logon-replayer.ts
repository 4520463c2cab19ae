import type { Simulator } from '../analysis/simulation/simulator.ts'
import { forecastLogon } from '../analysis/forecast/forecast-logon.ts'
import type { SimulatedLogon } from '../analysis/forecast/simulation.type.ts'
import { toSimulatedLogon } from '../analysis/forecast/to-simulated-logon.ts'
import type { Database } from '../database/database.ts'
import { AppError } from '../errors/app-error.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import type { ServiceCondition } from '../module-contract/step-forecast.ts'
import type { StepException } from '../module-contract/step-outcome.ts'
import { findVersion } from '../schemes/versions/scheme.statements.ts'
import { findLogonIdOfReference, findLogonTimes, listEventsOfLogon, type ReplayedEvent } from './replay.statements.ts'
import { LogonReplay, type ReplayStep } from './replay.type.ts'
import { toReplaySteps, toSeconds } from './to-replay-steps.ts'

const ENDS: Readonly<Record<string, string>> = {
  'logon.completed': 'completed',
  'logon.denied': 'denied',
  'logon.cancelled': 'cancelled',
  'logon.abandoned': 'abandoned',
}

/** Reconstructs a logon from the audit log, and forecasts it with the schemes of today. Only reads. */
export class LogonReplayer {
  readonly #database: Database
  readonly #modules: ModuleRegistry
  readonly #simulator: Simulator
  readonly #toReason: (code: string) => string | null

  /** @param dependencies.toReason the text of a code for an administrator */
  constructor(dependencies: {
    database: Database
    modules: ModuleRegistry
    simulator: Simulator
    toReason: (code: string) => string | null
  }) {
    this.#database = dependencies.database
    this.#modules = dependencies.modules
    this.#simulator = dependencies.simulator
    this.#toReason = dependencies.toReason
  }

  /** @param which.maySimulate whether the caller can also see schemes and users: otherwise only the events are returned */
  async replay({
    reference,
    logonId,
    maySimulate,
  }: {
    reference: string | null
    logonId: string | null
    maySimulate: boolean
  }): Promise<LogonReplay | null> {
    const executor = this.#database.sql
    const id = logonId ?? (reference === null ? null : await findLogonIdOfReference(executor, reference))
    if (id === null) return null
    const [events, row] = [await listEventsOfLogon(executor, id), await findLogonTimes(executor, id)]
    const first = events.find(({ accessType }) => accessType !== null)
    const place = row ?? (first && { accessType: first.accessType!, scheme: first.scheme!, version: first.version! })
    if (!place) return null
    const end = events.findLast(({ type }) => type in ENDS) ?? null
    const startedAt = row?.startedAt ?? toStartedAt(events, end)
    const version = await findVersion(executor, place.scheme, place.version)
    const steps = toReplaySteps(this.#modules, version?.steps ?? [], events, startedAt)
    const subject = events.findLast(({ subjectId }) => subjectId !== null) ?? null
    const ipAddress = row?.ipAddress ?? first?.ipAddress ?? null
    const code = end && end.type !== 'logon.completed' ? end.code : null
    return Object.assign(new LogonReplay(), {
      logonId: id,
      accessType: place.accessType,
      scheme: place.scheme,
      version: place.version,
      username: subject?.subject ?? null,
      ipAddress,
      userAgent: row?.userAgent ?? first?.userAgent ?? null,
      startedAt: new Date(startedAt),
      endedAt: end ? new Date(end.at) : null,
      outcome: end ? ENDS[end.type]! : 'open',
      code,
      reason: code === null ? null : this.#toReason(code),
      reference: end?.reference ?? null,
      seconds: end ? toSeconds(end.at - startedAt) : null,
      exceptions: steps.flatMap(({ exception }) => exception ?? []),
      steps: maySimulate ? steps : steps.map((step) => Object.assign(step, { options: {} })),
      withPublished:
        subject && maySimulate
          ? await this.#simulate(place.accessType, subject.subject!, ipAddress, steps, false)
          : null,
      withDraft:
        subject && maySimulate
          ? await this.#simulate(place.accessType, subject.subject!, ipAddress, steps, true)
          : null,
    })
  }

  /** Null where there is nothing to hold it against: no draft, or the access type or the user is gone. */
  async #simulate(
    accessType: string,
    username: string,
    ipAddress: string | null,
    steps: readonly ReplayStep[],
    draft: boolean,
  ): Promise<SimulatedLogon | null> {
    try {
      const world = await this.#simulator.loadWorld()
      const { flow } = await this.#simulator.chooseFlow(world, { accessType, draft })
      const day = this.#simulator.chooseDay(world, { ipAddress, conditions: this.#inferConditions(steps) })
      const person = await this.#simulator.loadPerson(world, username)
      return toSimulatedLogon(world, {
        flow,
        username: person.user.username,
        ...day,
        logon: forecastLogon(world, flow, person, day),
      })
    } catch (error) {
      if (error instanceof AppError) return null
      throw error
    }
  }

  /** How each service must have behaved then; as on any day where the logon does not tell. */
  #inferConditions(steps: readonly ReplayStep[]): { service: string; condition: ServiceCondition }[] {
    const conditions = new Map<string, ServiceCondition>()
    for (const { module, outcome, exception, moments } of steps) {
      const analysis = this.#modules.find(module)?.analysis
      if (!analysis?.outsideService || !analysis.inferCondition || outcome === 'not-reached') continue
      const last = moments.findLast(({ code }) => code !== null)
      const condition = analysis.inferCondition({
        code: outcome === 'passed' ? null : (last?.code ?? null),
        exception: exception as StepException | null,
      })
      if (condition) conditions.set(analysis.outsideService.id, condition)
    }
    return [...conditions].map(([service, condition]) => ({ service, condition }))
  }
}

/** Where the logon itself is no longer kept: its end has the duration. */
function toStartedAt(events: readonly ReplayedEvent[], end: ReplayedEvent | null): number {
  const seconds = end?.details['seconds']
  return end && typeof seconds === 'number' ? end.at - seconds * 1_000 : events[0]!.at
}
