import type { Database } from '../../database/database.ts'
import { toStepsHash } from '../steps/prepare-steps.ts'
import { insertVersion } from '../versions/scheme.statements.ts'

/** The way in by recovery codes; its flow is part of the program. */
export const RECOVERY_ACCESS_TYPE = 'recovery'

/** What is done with a recovery code is urgent, and is done once. */
const RECOVERY_LIFE_MS = 60 * 60_000

const BUILT_INS = [
  { key: 'browser', name: 'Browser', sessionDelivery: 'COOKIE' },
  { key: 'client', name: 'Client', sessionDelivery: 'TOKEN' },
]
export const RECOVERY = {
  key: RECOVERY_ACCESS_TYPE,
  name: 'Recovery',
  sessionDelivery: 'COOKIE',
  sessionLifeMs: RECOVERY_LIFE_MS,
}

type FirstStep = { module: string; options: Readonly<Record<string, unknown>> }

/** Makes the access types that every server has, each with a scheme of one step. Existing ones stay as they are. */
export async function ensureBuiltInSchemes(
  database: Database,
  at: number,
  { firstStep, recoveryStep }: { firstStep: FirstStep; recoveryStep: FirstStep | null },
): Promise<void> {
  const all: { key: string; name: string; sessionDelivery: string; sessionLifeMs?: number; step: FirstStep }[] =
    BUILT_INS.map((builtIn) => ({ ...builtIn, step: firstStep }))
  if (recoveryStep) all.push({ ...RECOVERY, step: recoveryStep })
  for (const [index, { key, name, sessionDelivery, sessionLifeMs, step }] of all.entries())
    await database.transaction(async (tx) => {
      const result = await tx
        .insertInto('access_types')
        .values({
          key,
          name,
          session_delivery: sessionDelivery,
          created_at: at + index,
          built_in: 1,
          ...(sessionLifeMs !== undefined && { session_life_ms: sessionLifeMs }),
        })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst()
      if (result.numInsertedOrUpdatedRows !== 1n) return
      await tx
        .insertInto('schemes')
        .values({ key, name, access_type: key, enabled: 1, published_version: 1, draft_version: null, updated_at: at })
        .execute()
      const steps = [step]
      await insertVersion(tx, {
        schemeKey: key,
        number: 1,
        steps,
        note: 'As installed',
        savedAt: at,
        savedBy: 'sallyport',
        hash: toStepsHash(steps),
      })
    })
}
