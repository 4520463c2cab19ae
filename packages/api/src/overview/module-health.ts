import type { Executor } from '../database/database.ts'
import type { AuthenticationModule } from '../module-contract/authentication-module.ts'

/** The time for which a failure in a logon counts as the present state, unless a check has passed since. */
const RECENT_MS = 15 * 60_000
/**
 * By convention, codes of modules with these endings mean trouble between this server and the outside service, not an
 * action of the user.
 */
const TROUBLE = ['%UNREACHABLE', '%MISCONFIGURED']

export interface Health {
  ok: boolean
  code: string
  message: string
  checkedAt: number | null
}

/** The state of a module according to the audit log of all nodes: its last check, and failures since then. */
export async function findModuleHealth(
  executor: Executor,
  module: AuthenticationModule,
  { configured, now }: { configured: boolean; now: number },
): Promise<Health> {
  if (!configured)
    return {
      ok: false,
      code: 'MODULE_NOT_CONFIGURED',
      message: 'A scheme uses this module, but it is not set up. Fill in its settings.',
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
