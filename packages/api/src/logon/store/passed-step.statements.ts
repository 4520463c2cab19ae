import type { Executor } from '../../database/database.ts'
import { prepareQuery } from '../../database/prepared-query.ts'
import type { PassedStep } from '../steps/move.ts'

const insertPassedStep = prepareQuery(
  (
    db,
    {
      logonId,
      userId,
      passedAt,
      position,
      module,
      method,
      exception,
    }: PassedStep & { logonId: string; userId: string | null; passedAt: number },
  ) =>
    db
      .insertInto('logon_steps')
      .values({ logon_id: logonId, user_id: userId, passed_at: passedAt, position, module, method, exception }),
)

/** Records steps as passed, all of them by the user who is known at the end of the move: a known user can't change. */
export async function insertPassedSteps(
  executor: Executor,
  logonId: string,
  userId: string | null,
  passedAt: number,
  steps: readonly PassedStep[],
): Promise<void> {
  for (const step of steps) await insertPassedStep(executor, { logonId, userId, passedAt, ...step })
}

const updateEarlierSteps = prepareQuery((db, { logonId, userId }: { logonId: string; userId: string }) =>
  db.updateTable('logon_steps').set({ user_id: userId }).where('logon_id', '=', logonId).where('user_id', 'is', null),
)

/** Steps that passed before the user was known (an address rule) belong to the user who was identified afterwards. */
export async function adoptEarlierSteps(executor: Executor, logonId: string, userId: string): Promise<void> {
  await updateEarlierSteps(executor, { logonId, userId })
}

export async function upsertEnrollment(
  executor: Executor,
  row: { user_id: string; module: string; external_id: string; scope: string; created_at: number },
): Promise<void> {
  await executor
    .insertInto('enrollments')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'module'])
        .doUpdateSet({ external_id: row.external_id, scope: row.scope, created_at: row.created_at }),
    )
    .execute()
}
