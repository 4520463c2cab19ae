import type { Executor } from '../database/database.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'

/** So long a failure met in a logon counts as the present state, unless a check has passed since. */
const RECENT_MS = 15 * 60_000
/** By convention of the modules' codes: what stands for trouble between this server and the other side, not for a user's doing. */
const TROUBLE = ['%UNREACHABLE', '%MISCONFIGURED']

export interface Health {
  ok: boolean
  code: string
  message: string
  checkedAt: number | null
}

/** What the audit log knows of a module's state, from every node: its last check, and failures since. */
export async function findModuleHealth(
  executor: Executor,
  module: AuthenticationModule,
  { configured, now }: { configured: boolean; now: number },
): Promise<Health> {
  if (!configured)
    return {
      ok: false,
      code: 'MODULE_NOT_CONFIGURED',
      message: 'A scheme uses it, but it is not set up. Fill in its settings.',
      checkedAt: null,
    }
  const latest = (type: string) =>
    executor
      .selectFrom('audit_events')
      .select(['id', 'at', 'outcome', 'code'])
      .where('type', '=', type)
      .where('module', '=', module.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
  const [check, update] = [await latest('settings.checked'), await latest('settings.updated')]
  const trouble = await executor
    .selectFrom('audit_events')
    .select(['id', 'at', 'code'])
    .where('module', '=', module.id)
    .where('at', '>=', now - RECENT_MS)
    .where('outcome', '=', 'FAILURE')
    .where('type', '!=', 'settings.checked')
    .where((where) => where.or(TROUBLE.map((pattern) => where('code', 'like', pattern))))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const checkedAt = check?.at ?? null
  if (trouble && trouble.id > Math.max(check?.id ?? 0, update?.id ?? 0))
    return { ok: false, code: trouble.code!, message: toText(module, trouble.code!), checkedAt }
  if (!check || check.id < (update?.id ?? 0))
    return {
      ok: true,
      code: 'MODULE_UNCHECKED',
      message: 'Set up, but not checked since its settings were last changed.',
      checkedAt: null,
    }
  return {
    ok: check.outcome === 'SUCCESS',
    code: check.code ?? '',
    message: toText(module, check.code ?? ''),
    checkedAt,
  }
}

function toText(module: AuthenticationModule, code: string): string {
  const known = module.errorCodes.find((entry) => entry.code === code)
  return known ? [known.message, known.hint].filter(Boolean).join(' ') : code
}
