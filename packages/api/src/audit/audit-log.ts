import { type FilterQuery, raw } from '@mikro-orm/core'
import type { Database } from '../database/database.ts'
import { BadInputError } from '../errors/common-errors.ts'
import { type Page, type PageRequest, checkPageSize, parseCursor, toCursor, toPage } from '../graphql/page.ts'
import { toReference } from '../lib/readable-code.ts'
import { AuditEventEntity } from './audit-event.entity.ts'

const MAX_FILTER_LENGTH = 254
const LOGON_OUTCOMES = ['logon.completed', 'logon.denied', 'logon.abandoned', 'logon.cancelled']

export interface AuditSearch {
  type?: string | null
  outcome?: string | null
  /** Beginnings of usernames. */
  subject?: string | null
  actor?: string | null
  module?: string | null
  code?: string | null
  reference?: string | null
  logonId?: string | null
  from?: Date | null
  to?: Date | null
}

/** Reads the events that `insertAuditEvent` wrote, newest first: a later event has a higher id. */
export class AuditLog {
  constructor(readonly database: Database) {}

  async list({ filter, ...page }: PageRequest & { filter?: AuditSearch | null }): Promise<Page<AuditEventEntity>> {
    checkPageSize(page.first)
    const after: FilterQuery<AuditEventEntity> =
      page.after == null ? {} : { id: { $lt: parseCursor(page.after, 'number')[0] } }
    return toPage(await this.#find({ $and: [toConditions(filter ?? {}), after] }, page.first + 1), page)
  }

  /** The ends of the user's own logons. */
  async listLogonsOf(userId: string, first: number): Promise<AuditEventEntity[]> {
    checkPageSize(first)
    return this.#find({ subjectId: userId, type: { $in: LOGON_OUTCOMES } }, first)
  }

  #find(where: FilterQuery<AuditEventEntity>, limit: number): Promise<AuditEventEntity[]> {
    return this.database.fork().find(AuditEventEntity, where, { orderBy: { id: 'desc' }, limit })
  }
}

export const toAuditCursor = (id: string): string => toCursor(Number(id))

function toConditions({ subject, actor, from, to, reference, ...others }: AuditSearch): FilterQuery<AuditEventEntity> {
  const exact = { ...others, reference: reference && (toReference(reference) || reference) }
  const given = Object.entries(exact).filter(([, value]) => value != null && value !== '')
  if (
    [subject, actor, ...given.map(([, value]) => value)].some(
      (value) => typeof value === 'string' && value.length > MAX_FILTER_LENGTH,
    )
  )
    throw new BadInputError(`Filter by at most ${MAX_FILTER_LENGTH} characters.`)
  const conditions: FilterQuery<AuditEventEntity>[] = [Object.fromEntries(given)]
  if (subject) conditions.push(beginsWith('subject', subject))
  if (actor) conditions.push(beginsWith('actor', actor))
  if (from) conditions.push({ at: { $gte: from.getTime() } })
  if (to) conditions.push({ at: { $lt: to.getTime() } })
  return { $and: conditions }
}

function beginsWith(column: 'subject' | 'actor', text: string): FilterQuery<AuditEventEntity> {
  const pattern = `${text.trim().toLowerCase().replaceAll(/[!%_]/g, '!$&')}%`
  return { [raw((alias) => `lower(${alias}.${column}) like ? escape '!'`, [pattern])]: [] }
}
