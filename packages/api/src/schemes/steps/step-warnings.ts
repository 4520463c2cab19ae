import type { Executor } from '../../database/database.ts'
import type { RecentEvent, StepWarning } from '../../module-contract/step-warning.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'

/** How far back events count. */
const SEEN_MS = 30 * 24 * 60 * 60_000
const SEEN_EVENTS = 50
/** The events that show how a step goes; each type is read through its own index. */
const SEEN_TYPES = ['step.asked', 'step.rejected']

/** A warning about one step of a live scheme. */
export interface LiveStepWarning extends StepWarning {
  /** 0-based index into the steps. */
  step: number
  /** How many logons were affected in that time; null if that isn't counted. */
  count: number | null
}

/** Asks the modules to warn administrators of their live steps. Reads only what is stored and calls no service. */
export class StepWarnings {
  constructor(private readonly modules: ModuleRegistry) {}

  async list(
    executor: Executor,
    {
      key,
      steps,
      now,
    }: { key: string; steps: readonly { module: string; options: Readonly<Record<string, unknown>> }[]; now: number },
  ): Promise<LiveStepWarning[]> {
    const warnings: LiveStepWarning[] = []
    for (const [step, { module, options }] of steps.entries()) {
      const found = this.modules.find(module)
      if (!found?.operations?.listStepWarnings) continue
      const place = { scheme: key, module, since: now - SEEN_MS }
      for (const { countsAlarms, ...warning } of found.operations.listStepWarnings(
        options,
        await listSeen(executor, place),
      ))
        warnings.push({
          ...warning,
          step,
          count: countsAlarms ? await countAlarms(executor, { ...place, kind: countsAlarms }) : null,
        })
    }
    return warnings
  }
}

async function listSeen(
  executor: Executor,
  { scheme, module, since }: { scheme: string; module: string; since: number },
): Promise<RecentEvent[]> {
  const seen: RecentEvent[] = []
  for (const type of SEEN_TYPES) {
    const rows = await executor
      .selectFrom('audit_events')
      .select(['code', 'details'])
      .where('type', '=', type)
      .where('module', '=', module)
      .where('scheme', '=', scheme)
      .where('at', '>=', since)
      .orderBy('id', 'desc')
      .limit(SEEN_EVENTS)
      .execute()
    seen.push(
      ...rows.map(({ code, details }) => ({
        code,
        details: details === null ? {} : (JSON.parse(details) as Record<string, unknown>),
      })),
    )
  }
  return seen
}

async function countAlarms(
  executor: Executor,
  { scheme, module, since, kind }: { scheme: string; module: string; since: number; kind: string },
): Promise<number> {
  const row = await executor
    .selectFrom('audit_events')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('type', '=', `alarm.${kind}`)
    .where('module', '=', module)
    .where('scheme', '=', scheme)
    .where('at', '>=', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
