import type { Database } from '../database/database.ts'
import { toStepsHash } from './prepare-steps.ts'
import { insertVersion } from './scheme.statements.ts'

/** The way in by recovery codes; its flow is part of the program. */
export const RECOVERY_ACCESS_TYPE = 'recovery'

const BUILT_INS = [
  { key: 'browser', name: 'Browser', sessionDelivery: 'COOKIE' },
  { key: 'client', name: 'Client', sessionDelivery: 'TOKEN' },
]

/** Makes the access types that every server has, each with a scheme of a password alone. Existing ones stay as they are. */
export async function ensureBuiltInSchemes(database: Database, at: number, firstStep: { module: string; options: Readonly<Record<string, unknown>> }): Promise<void> {
  for (const [index, { key, name, sessionDelivery }] of BUILT_INS.entries())
    await database.transaction(async (tx) => {
      const result = await tx
        .insertInto('access_types')
        .values({ key, name, session_delivery: sessionDelivery, created_at: at + index, built_in: 1 })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .executeTakeFirst()
      if (result.numInsertedOrUpdatedRows !== 1n) return
      await tx.insertInto('schemes').values({ key, name, access_type: key, enabled: 1, published_version: 1, draft_version: null, updated_at: at }).execute()
      const steps = [firstStep]
      await insertVersion(tx, { schemeKey: key, number: 1, steps, note: 'As installed', savedAt: at, savedBy: 'sallyport', hash: toStepsHash(steps) })
    })
}
