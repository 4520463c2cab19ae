import { ACCESS_TYPE_FIELDS } from '@sallyport/shared/access-type-fields'
import { type RecordProblem, checkChange } from '@sallyport/shared/check-record'
import type { RecordValues } from '@sallyport/shared/record-field'
import type { AccessTypeRecord } from '../versions/scheme-reader.ts'

const MINUTE_MS = 60_000

/** An access type as administrators edit it. */
export type AccessTypeValues = RecordValues<typeof ACCESS_TYPE_FIELDS>

/** A field that is left out or null stays as it is, except that null clears `deniedText`. */
export type AccessTypeChange = { [K in keyof AccessTypeValues]?: AccessTypeValues[K] | null }

export const toAccessTypeValues = ({
  sessionIdleMs,
  sessionLifeMs,
  ...record
}: AccessTypeRecord): AccessTypeValues => ({
  key: record.key,
  name: record.name,
  sessionDelivery: record.sessionDelivery,
  rolesAllowed: [...record.rolesAllowed],
  rolesDenied: [...record.rolesDenied],
  deniedText: record.deniedText,
  returnUrls: [...record.returnUrls],
  sessionIdleMinutes: Math.round(sessionIdleMs / MINUTE_MS),
  sessionMaxMinutes: Math.round(sessionLifeMs / MINUTE_MS),
})

export const toAccessTypeRecord = ({
  sessionIdleMinutes,
  sessionMaxMinutes,
  ...values
}: AccessTypeValues): AccessTypeRecord => ({
  ...values,
  sessionIdleMs: sessionIdleMinutes * MINUTE_MS,
  sessionLifeMs: sessionMaxMinutes * MINUTE_MS,
})

/** Checks a change and applies it. The caller checks that the roles exist. */
export function applyAccessTypeChange(
  before: AccessTypeValues,
  change: AccessTypeChange,
): { after: AccessTypeRecord; problems: RecordProblem[] } {
  const { values, problems } = checkChange(ACCESS_TYPE_FIELDS, change)
  return { after: toAccessTypeRecord({ ...before, ...values }), problems }
}
