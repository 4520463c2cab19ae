import { sql } from 'kysely'
import type { Executor } from '../../database/database.ts'
import { prepareQueries, prepareQuery } from '../../database/prepared-query.ts'
import { OLDEST_VERSION } from '../../schemes/versions/oldest-version.ts'
import type { LogonRow } from './logon-row.ts'

interface Completion {
  id: string
  revision: number
  nextRevision: number
  claim: string | null
  answerHash: string
  now: number
  userId: string
  sessionId: string
  sealedSessionToken: string
}

const updateCompletions = prepareQueries((form: `${'claimed' | 'free'} ${string}`) =>
  prepareQuery(
    (
      _db,
      { id, revision, nextRevision, claim, answerHash, now, userId, sessionId, sealedSessionToken }: Completion,
    ) => {
      const [place, ...steps] = form.split(' ')
      const everyStepPassed = sql.join(
        steps.map(
          (module, index) =>
            sql`exists (select 1 from logon_steps s where s.logon_id = logons.id and s.position = ${index + 1} and s.module = ${module} and s.user_id = ${userId})`,
        ),
        sql` and `,
      )
      return sql<LogonRow>`
      update logons set
        state = 'completed', revision = ${nextRevision}, claim = null, claimed_until = 0, waiting = 0, watched_until = 0, problem = null,
        answered_revision = ${revision}, answer_hash = ${answerHash},
        step_state = null, user_id = ${userId}, ended_at = ${now}, session_id = ${sessionId}, sealed_session_token = ${sealedSessionToken}
      where id = ${id} and revision = ${revision} and ${place === 'claimed' ? sql`claim = ${claim} and state in ('open', 'ready')` : sql`claimed_until <= ${now} and state = 'ready'`}
        and ended_at is null and expires_at > ${now} and fake_username is null
        and (user_id is null or user_id = ${userId})
        and step_count = ${steps.length} and ${everyStepPassed}
        and exists (select 1 from users u where u.id = ${userId} and u.enabled = 1)
        and exists (select 1 from schemes c where c.key = logons.scheme and c.enabled = 1)
        and coalesce((select cast(m.value as integer) from server_meta m where m.key = ${OLDEST_VERSION} || logons.scheme), 0) <= logons.version
      returning *
    `
    },
  ),
)

/**
 * The last door: completes a logon only if the stored record shows that this very user passed every step of the pinned version, no other
 * user was known before, the user is enabled, the scheme still runs, and no publication has restarted the logons of this version.
 * Returns the completed logon, or null.
 *
 * @param completion.claim of the client that answers the last step; null for a logon that is ready, which this statement alone decides on
 */
export async function completeLogon(
  executor: Executor,
  { modules, ...completion }: Omit<Completion, 'nextRevision'> & { modules: readonly string[] },
): Promise<LogonRow | null> {
  if (modules.length === 0) return null
  const query = updateCompletions(`${completion.claim === null ? 'free' : 'claimed'} ${modules.join(' ')}`)
  return (await query(executor, { ...completion, nextRevision: completion.revision + 1 })).rows[0] ?? null
}
