import type { Executor } from '../../database/database.ts'
import type { StoredStep } from '../../schemes/versions/scheme.statements.ts'
import type { Flow } from './flow.ts'

interface FlowRow {
  schemeKey: string
  version: number
  enabled: number
  steps: string
  accessType: string
  name: string
  sessionDelivery: string
  rolesAllowed: string
  rolesDenied: string
}

/** What is live at a time: of a publication whose time to be confirmed is over by then, what it falls back to. */
export async function listPublishedFlows(executor: Executor, at: number): Promise<Flow[]> {
  const rows = await executor
    .selectFrom('schemes as s')
    .innerJoin('access_types as a', 'a.key', 's.access_type')
    .innerJoin('scheme_versions as v', (join) =>
      join
        .onRef('v.scheme_key', '=', 's.key')
        .on((on) =>
          on(
            'v.number',
            '=',
            on
              .case()
              .when('s.confirm_by', '<=', at)
              .then(on.ref('s.fallback_version'))
              .else(on.ref('s.published_version'))
              .end(),
          ),
        ),
    )
    .select([
      's.key as schemeKey',
      'v.number as version',
      's.enabled',
      'v.steps',
      'a.key as accessType',
      'a.name',
      'a.session_delivery as sessionDelivery',
      'a.roles_allowed as rolesAllowed',
      'a.roles_denied as rolesDenied',
    ])
    .orderBy('a.created_at')
    .orderBy('s.key')
    .execute()
  return rows.map(toFlow)
}

/** Publications that nobody has confirmed yet, with the names of their access types. */
export async function listPendingFlows(
  executor: Executor,
  now: number,
): Promise<{ schemeKey: string; name: string }[]> {
  return executor
    .selectFrom('schemes as s')
    .innerJoin('access_types as a', 'a.key', 's.access_type')
    .select(['s.key as schemeKey', 'a.name'])
    .where('s.confirm_by', '>', now)
    .orderBy('s.key')
    .execute()
}

export function toFlow(row: FlowRow): Flow {
  return {
    schemeKey: row.schemeKey,
    version: row.version,
    isEnabled: row.enabled === 1,
    steps: JSON.parse(row.steps) as StoredStep[],
    accessType: {
      key: row.accessType,
      name: row.name,
      isForBrowsers: row.sessionDelivery === 'COOKIE',
      rolesAllowed: JSON.parse(row.rolesAllowed) as string[],
      rolesDenied: JSON.parse(row.rolesDenied) as string[],
    },
  }
}
