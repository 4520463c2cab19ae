import type { AccessTypeRecord } from '../../schemes/versions/scheme-reader.ts'
import type { AccessTypeEntry } from './configuration-file.ts'

const MINUTE_MS = 60_000

export const toAccessTypeEntry = ({
  name,
  sessionDelivery,
  returnUrls,
  rolesAllowed,
  rolesDenied,
  deniedText,
  sessionIdleMs,
  sessionLifeMs,
}: AccessTypeRecord): AccessTypeEntry => ({
  name,
  sessionDelivery,
  returnUrls: [...returnUrls].sort(),
  rolesAllowed: [...rolesAllowed].sort(),
  rolesDenied: [...rolesDenied].sort(),
  deniedText,
  idleMinutes: sessionIdleMs / MINUTE_MS,
  maxMinutes: sessionLifeMs / MINUTE_MS,
})

export const toAccessTypeRecord = (
  key: string,
  { idleMinutes, maxMinutes, ...entry }: AccessTypeEntry,
): AccessTypeRecord => ({
  key,
  ...entry,
  sessionIdleMs: idleMinutes * MINUTE_MS,
  sessionLifeMs: maxMinutes * MINUTE_MS,
})
