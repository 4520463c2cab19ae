import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver } from 'type-graphql'
import { acknowledgeAlarm, listOpenAlarms } from '../audit/alarm.statements.ts'
import { insertAuditEvent } from '../audit/audit.statements.ts'
import type { Database } from '../database/database.ts'
import { toActor } from '../graphql/to-actor.ts'
import { NeedsPermission } from '../graphql/authorization.ts'
import type { RequestContext } from '../graphql/request-context.ts'
import type { Clock } from '../lib/clock.ts'
import { Alarm } from './alarm.type.ts'
import { Overview } from './overview.type.ts'

/** More alarms than this are one attack. The others appear when these have been acknowledged. */
const MAX_ALARMS = 50

@Resolver(() => Overview)
export class AlarmResolver {
  readonly #database: Database
  readonly #clock: Clock

  constructor(database: Database, clock: Clock) {
    this.#database = database
    this.#clock = clock
  }

  @FieldResolver(() => [Alarm], {
    description: 'Alarms that no administrator has acknowledged yet, newest first, at most 50.',
  })
  async alarms(): Promise<Alarm[]> {
    const alarms = await listOpenAlarms(this.#database.sql, MAX_ALARMS)
    return alarms.map(({ id, at, ...rest }) =>
      Object.assign(new Alarm(), { id: String(id), at: new Date(at), ...rest }),
    )
  }

  @Mutation(() => Boolean, {
    description:
      'Removes an alarm from the overview. The audit log keeps it and records the administrator. False if the alarm is no longer open. Needs users:write.',
  })
  @NeedsPermission('users:write')
  async acknowledgeAlarm(@Arg('id', () => ID) id: string, @Ctx() context: RequestContext): Promise<boolean> {
    if (!/^\d{1,15}$/u.test(id)) return false
    const actor = toActor(context)
    return this.#database.transaction(async (tx) => {
      const at = this.#clock.now()
      const alarm = await acknowledgeAlarm(tx, { id: Number(id), at, by: actor.username })
      if (!alarm) return false
      await insertAuditEvent(tx, at, {
        type: 'alarm.acknowledged',
        outcome: 'SUCCESS',
        actor,
        subject: alarm.subjectId && alarm.subject ? { id: alarm.subjectId, username: alarm.subject } : null,
        module: alarm.module,
        code: alarm.code,
        reference: alarm.reference,
        client: actor.client,
        details: { kind: alarm.kind, raisedAt: alarm.at },
      })
      return true
    })
  }
}
