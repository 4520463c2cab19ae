import type { Executor } from '../../database/database.ts'
import { STORED_ADMINISTRATOR } from '../roles/roles.ts'

/** `printed`: from a set that its owner keeps. `machine`: created on the server, with an expiry time. */
export type RecoveryCodeKind = 'printed' | 'machine'

export interface NewRecoveryCode {
  id: string
  userId: string
  kind: RecoveryCodeKind
  codeHash: string
  createdAt: number
  createdBy: string
  expiresAt: number | null
}

export async function insertRecoveryCodes(tx: Executor, codes: readonly NewRecoveryCode[]): Promise<void> {
  await tx
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({
        id: code.id,
        user_id: code.userId,
        kind: code.kind,
        code_hash: code.codeHash,
        created_at: code.createdAt,
        created_by: code.createdBy,
        expires_at: code.expiresAt,
        used_at: null,
        used_in_logon: null,
      })),
    )
    .execute()
}

/** Deletes the unused codes of that kind. Returns their number. */
export async function deleteRecoveryCodes(tx: Executor, userId: string, kind: RecoveryCodeKind): Promise<number> {
  const result = await tx
    .deleteFrom('recovery_codes')
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export async function countRecoveryCodes(
  executor: Executor,
  userId: string,
): Promise<{ remaining: number; createdAt: number | null }> {
  const row = await executor
    .selectFrom('recovery_codes')
    .select((select) => [select.fn.countAll<number>().as('remaining'), select.fn.max('created_at').as('createdAt')])
    .where('user_id', '=', userId)
    .where('kind', '=', 'printed')
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { remaining: Number(row.remaining), createdAt: row.createdAt === null ? null : Number(row.createdAt) }
}

/** True if an enabled administrator has an unused code of their own. */
export async function hasAnyRecoveryCode(executor: Executor): Promise<boolean> {
  const row = await executor
    .selectFrom('recovery_codes as c')
    .innerJoin('users as u', 'u.id', 'c.user_id')
    .select('c.id')
    .where('c.kind', '=', 'printed')
    .where('c.used_at', 'is', null)
    .where('u.enabled', '=', 1)
    .where('u.roles', 'like', STORED_ADMINISTRATOR)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A code that an enabled administrator can use now. */
export async function findUsableRecoveryCode(
  executor: Executor,
  codeHash: string,
  now: number,
): Promise<{ id: string; userId: string; kind: RecoveryCodeKind } | null> {
  const row = await executor
    .selectFrom('recovery_codes as c')
    .innerJoin('users as u', 'u.id', 'c.user_id')
    .select(['c.id', 'c.user_id as userId', 'c.kind'])
    .where('c.code_hash', '=', codeHash)
    .where('c.used_at', 'is', null)
    .where((where) => where.or([where('c.expires_at', 'is', null), where('c.expires_at', '>', now)]))
    .where('u.enabled', '=', 1)
    .where('u.roles', 'like', STORED_ADMINISTRATOR)
    .executeTakeFirst()
  return row ? { ...row, kind: row.kind as RecoveryCodeKind } : null
}

/** Uses up a code. False if another logon was faster, or if the code is no longer valid. */
export async function useRecoveryCode(
  tx: Executor,
  id: string,
  { now, logonId }: { now: number; logonId: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('recovery_codes')
    .set({ used_at: now, used_in_logon: logonId })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .where('user_id', 'in', (select) =>
      select.selectFrom('users').select('id').where('enabled', '=', 1).where('roles', 'like', STORED_ADMINISTRATOR),
    )
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

/** Deletes expired codes. */
export async function deleteExpiredRecoveryCodes(executor: Executor, now: number): Promise<void> {
  await executor.deleteFrom('recovery_codes').where('used_at', 'is', null).where('expires_at', '<', now).execute()
}
