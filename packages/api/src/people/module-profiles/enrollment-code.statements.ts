import type { Executor } from '../../database/database.ts'

export interface EnrollmentCodeRow {
  userId: string
  module: string
  createdAt: number
  createdBy: string
  expiresAt: number
}

/** One code per user and module: a new one replaces the previous one. */
export async function storeEnrollmentCode(
  executor: Executor,
  code: EnrollmentCodeRow & { codeHash: string },
): Promise<void> {
  const row = {
    code_hash: code.codeHash,
    created_at: code.createdAt,
    created_by: code.createdBy,
    expires_at: code.expiresAt,
  }
  await executor
    .insertInto('enrollment_codes')
    .values({ user_id: code.userId, module: code.module, ...row })
    .onConflict((conflict) => conflict.columns(['user_id', 'module']).doUpdateSet(row))
    .execute()
}

/** Uses up the code. Only one of any number of simultaneous attempts succeeds. */
export async function redeemEnrollmentCode(
  executor: Executor,
  { userId, module, codeHash, now }: { userId: string; module: string; codeHash: string; now: number },
): Promise<boolean> {
  const result = await executor
    .deleteFrom('enrollment_codes')
    .where('user_id', '=', userId)
    .where('module', '=', module)
    .where('code_hash', '=', codeHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return result.numDeletedRows === 1n
}

export async function deleteEnrollmentCode(executor: Executor, userId: string, module: string): Promise<boolean> {
  return (
    (
      await executor
        .deleteFrom('enrollment_codes')
        .where('user_id', '=', userId)
        .where('module', '=', module)
        .executeTakeFirst()
    ).numDeletedRows === 1n
  )
}

/** Codes that can still be used. */
export async function listEnrollmentCodes(
  executor: Executor,
  userIds: readonly string[],
  now: number,
): Promise<EnrollmentCodeRow[]> {
  return executor
    .selectFrom('enrollment_codes')
    .select([
      'user_id as userId',
      'module',
      'created_at as createdAt',
      'created_by as createdBy',
      'expires_at as expiresAt',
    ])
    .where('user_id', 'in', userIds)
    .where('expires_at', '>', now)
    .execute()
}

export async function deleteExpiredEnrollmentCodes(executor: Executor, now: number): Promise<void> {
  await executor.deleteFrom('enrollment_codes').where('expires_at', '<=', now).execute()
}
