import { applyAccessTypeFields } from '../../schemes/access-types/parse-access-type.ts'
import type { AccessTypeEntry } from './configuration-file.ts'
import { EntryReader } from './entry-reader.ts'
import type { Path, ProblemList } from './problem-list.ts'

/** What an access type can say; also the bounds of the API (`schemes/parse-access-type.ts`). */
export const ACCESS_TYPE_BOUNDS = {
  name: 60,
  deniedText: 200,
  returnUrls: { maxCount: 20, maxLength: 500 },
  roles: { maxCount: 50, maxLength: 60 },
  idleMinutes: { minimum: 1, maximum: 60, fallback: 30 },
  maxMinutes: { minimum: 5, maximum: 1_440, fallback: 720 },
} as const
export const SESSION_DELIVERIES = ['COOKIE', 'TOKEN'] as const

export function parseAccessType(value: unknown, path: Path, problems: ProblemList): AccessTypeEntry | null {
  const entry = EntryReader.open(value, path, problems, [
    'name',
    'sessionDelivery',
    'returnUrls',
    'rolesAllowed',
    'rolesDenied',
    'deniedText',
    'session',
  ])
  if (!entry) return null
  const session = EntryReader.open(entry.get('session') ?? {}, [...path, 'session'], problems, [
    'idleMinutes',
    'maxMinutes',
  ])
  const read: AccessTypeEntry = {
    name: entry.text('name', { maxLength: ACCESS_TYPE_BOUNDS.name, isVisible: true }),
    sessionDelivery: entry.choice('sessionDelivery', SESSION_DELIVERIES),
    returnUrls: entry.texts('returnUrls', ACCESS_TYPE_BOUNDS.returnUrls),
    rolesAllowed: entry.texts('rolesAllowed', ACCESS_TYPE_BOUNDS.roles),
    rolesDenied: entry.texts('rolesDenied', ACCESS_TYPE_BOUNDS.roles),
    deniedText: entry.text('deniedText', { maxLength: ACCESS_TYPE_BOUNDS.deniedText, isVisible: true, fallback: null }),
    idleMinutes:
      session?.integer('idleMinutes', ACCESS_TYPE_BOUNDS.idleMinutes) ?? ACCESS_TYPE_BOUNDS.idleMinutes.fallback,
    maxMinutes: session?.integer('maxMinutes', ACCESS_TYPE_BOUNDS.maxMinutes) ?? ACCESS_TYPE_BOUNDS.maxMinutes.fallback,
  }
  // The form of an address is decided on where all of them come by.
  const { after, problems: found } = applyAccessTypeFields(
    { ...read, key: '', sessionIdleMs: 0, sessionLifeMs: 0 },
    { returnUrls: read.returnUrls },
  )
  for (const { field, code, message } of found) problems.add(field === null ? path : [...path, field], code, message)
  return { ...read, returnUrls: [...after.returnUrls].sort() }
}
