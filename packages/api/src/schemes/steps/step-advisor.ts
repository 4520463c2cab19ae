import type { Executor } from '../../database/database.ts'
import type { SeenEvent, StepAdvice } from '../../module-contract/step-advice.ts'
import type { ModuleRegistry } from '../../module-contract/module-registry.ts'

/** How far back what happened counts. */
const SEEN_MS = 30 * 24 * 60 * 60_000
const SEEN_EVENTS = 50
/** What tells how a step goes; each read by its own index. */
const SEEN_TYPES = ['step.asked', 'step.rejected']

/** Advice about one step of a live flow. */
export interface FlowAdvice extends StepAdvice {
  /** 0-based index into the steps. */
  step: number
  /** How many logons it has come to already, where that can be told. */
  count: number | null
}

/** Asks the modules what an administrator should know of their steps. Reads only what is stored; calls nobody. */
export class StepAdvisor {
  constructor(private readonly modules: ModuleRegistry) {}

  async advise(
    executor: Executor,
    {
      key,
      steps,
      now,
    }: { key: string; steps: readonly { module: string; options: Readonly<Record<string, unknown>> }[]; now: number },
  ): Promise<FlowAdvice[]> {
    const advice: FlowAdvice[] = []
    for (const [step, { module, options }] of steps.entries()) {
      const found = this.modules.find(module)
      if (!found?.operations?.adviseStep) continue
      const place = { scheme: key, module, since: now - SEEN_MS }
      for (const { counts, ...one } of found.operations.adviseStep(options, await listSeen(executor, place)))
        advice.push({ ...one, step, count: counts ? await countAlarms(executor, { ...place, kind: counts }) : null })
    }
    return advice
  }
}

async function listSeen(
  executor: Executor,
  { scheme, module, since }: { scheme: string; module: string; since: number },
): Promise<SeenEvent[]> {
  const seen: SeenEvent[] = []
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
