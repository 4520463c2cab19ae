import type { Executor } from '../../database/database.ts'

/** A browser that remembers a value of a module for a user. The value is in the browser's cookie, sealed. */
export interface RememberedBrowserRecord {
  id: string
  userId: string
  module: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: number
  expiresAt: number
}

export interface NewRememberedBrowser extends RememberedBrowserRecord {
  logonId: string
  browserBinding: string
  /** Stored only until the logon has its session and the browser its cookie. */
  sealedValue: string
}

const COLUMNS = [
  'id',
  'user_id as userId',
  'module',
  'ip_address as ipAddress',
  'user_agent as userAgent',
  'created_at as createdAt',
  'expires_at as expiresAt',
] as const

/** Replaces the value of the same browser, user and module. */
export async function insertRememberedBrowser(tx: Executor, browser: NewRememberedBrowser): Promise<void> {
  await tx
    .deleteFrom('remembered_browsers')
    .where('user_id', '=', browser.userId)
    .where('module', '=', browser.module)
    .where('browser_binding', '=', browser.browserBinding)
    .execute()
  await tx
    .insertInto('remembered_browsers')
    .values({
      id: browser.id,
      user_id: browser.userId,
      module: browser.module,
      logon_id: browser.logonId,
      browser_binding: browser.browserBinding,
      sealed_value: browser.sealedValue,
      ip_address: browser.ipAddress,
      user_agent: browser.userAgent,
      created_at: browser.createdAt,
      expires_at: browser.expiresAt,
    })
    .execute()
}

/** The entry of the cookie that is valid for this user, module and browser. */
export async function findRememberedBrowser(
  executor: Executor,
  {
    ids,
    userId,
    module,
    browserBinding,
    now,
  }: { ids: readonly string[]; userId: string; module: string; browserBinding: string; now: number },
): Promise<string | null> {
  const row = await executor
    .selectFrom('remembered_browsers')
    .select('id')
    .where('id', 'in', ids)
    .where('user_id', '=', userId)
    .where('module', '=', module)
    .where('browser_binding', '=', browserBinding)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The values that a completed logon gives its browser. */
export async function listRememberedOfLogon(executor: Executor, logonId: string) {
  return executor
    .selectFrom('remembered_browsers')
    .select(['id', 'sealed_value as sealedValue', 'expires_at as expiresAt'])
    .where('logon_id', '=', logonId)
    .where('sealed_value', 'is not', null)
    .execute()
}

export async function listRememberedBrowsers(
  executor: Executor,
  userIds: readonly string[],
  now: number,
): Promise<RememberedBrowserRecord[]> {
  return executor
    .selectFrom('remembered_browsers')
    .select(COLUMNS)
    .where('user_id', 'in', userIds)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Ends the remembered values of a user's browsers: all, or those of one module or browser. Returns their number. */
export async function forgetBrowsers(
  executor: Executor,
  { userId, module, browserBinding }: { userId: string; module?: string; browserBinding?: string },
): Promise<number> {
  let query = executor.deleteFrom('remembered_browsers').where('user_id', '=', userId)
  if (module !== undefined) query = query.where('module', '=', module)
  if (browserBinding !== undefined) query = query.where('browser_binding', '=', browserBinding)
  return Number((await query.executeTakeFirst()).numDeletedRows)
}

/** Deletes values that a browser has received or never will, and expired browsers. */
export async function deleteExpiredRememberedBrowsers(
  executor: Executor,
  { now, handedOverBefore }: { now: number; handedOverBefore: number },
): Promise<void> {
  await executor
    .updateTable('remembered_browsers')
    .set({ sealed_value: null })
    .where('sealed_value', 'is not', null)
    .where('created_at', '<', handedOverBefore)
    .execute()
  await executor.deleteFrom('remembered_browsers').where('expires_at', '<=', now).execute()
}
