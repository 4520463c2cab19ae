import { hasInvisible } from '@sallyport/shared/visible-text'
import type { FieldProblem } from '../../errors/field-problem.ts'
import type { AccessTypeRecord } from '../versions/scheme-reader.ts'

/** What callers may say of an access type; what is left out stays as it is. */
export interface AccessTypeFields {
  name?: string | null
  returnUrls?: readonly string[] | null
  rolesAllowed?: readonly string[] | null
  rolesDenied?: readonly string[] | null
  deniedText?: string | null
  sessionIdleMinutes?: number | null
  sessionMaxMinutes?: number | null
}

export const ACCESS_TYPE_KEY = /^[a-z][a-z0-9-]{0,30}$/
const MAX_NAME_LENGTH = 60
const MAX_TEXT_LENGTH = 200
const MAX_RETURN_URLS = 20
const MAX_RETURN_URL_LENGTH = 500
const MAX_ROLES = 50
const MINUTE_MS = 60_000
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
/** NIST SP 800-63B-4 §2.2.3: an hour unused at most, a day altogether. */
const IDLE = { least: 1, most: 60 }
const LIFE = { least: 5, most: 1_440 }

/** Checks what was said of an access type and lays it over what it is; names of roles are checked by whoever knows them. */
export function applyAccessTypeFields(
  before: AccessTypeRecord,
  fields: AccessTypeFields,
): { after: AccessTypeRecord; problems: FieldProblem[] } {
  const after: AccessTypeRecord = { ...before }
  const problems: FieldProblem[] = []
  const refuse = (field: string, code: string, message: string) => void problems.push({ field, code, message })

  if (fields.name != null) {
    after.name = fields.name.normalize('NFC').trim()
    if (after.name === '' || after.name.length > MAX_NAME_LENGTH || hasInvisible(after.name))
      refuse('name', 'ACCESS_TYPE_NAME_INVALID', `A name has 1 to ${MAX_NAME_LENGTH} visible characters.`)
  }
  if (fields.returnUrls != null) {
    const parsed = fields.returnUrls.map(toReturnUrl)
    after.returnUrls = [...new Set(parsed.filter((url) => url !== null))]
    if (parsed.includes(null))
      refuse(
        'returnUrls',
        'RETURN_URL_INVALID',
        'Give each address as https://host or https://host/path, with no user, query or fragment. Only this very machine (localhost) may go without https.',
      )
    if (parsed.length > MAX_RETURN_URLS)
      refuse('returnUrls', 'SETTING_TOO_LONG', `There can be at most ${MAX_RETURN_URLS} addresses.`)
  }
  for (const name of ['rolesAllowed', 'rolesDenied'] as const) {
    const roles = fields[name]
    if (roles == null) continue
    after[name] = [...new Set(roles)].sort()
    if (roles.length > MAX_ROLES) refuse(name, 'SETTING_TOO_LONG', `There can be at most ${MAX_ROLES} roles.`)
  }
  if (fields.deniedText !== undefined) {
    after.deniedText = fields.deniedText?.normalize('NFC').trim() || null
    if (after.deniedText && (after.deniedText.length > MAX_TEXT_LENGTH || hasInvisible(after.deniedText)))
      refuse(
        'deniedText',
        'SETTING_INVALID',
        `The text has at most ${MAX_TEXT_LENGTH} visible characters, on one line.`,
      )
  }
  const toMs = (
    field: 'sessionIdleMinutes' | 'sessionMaxMinutes',
    bounds: { least: number; most: number },
    present: number,
  ) => {
    const minutes = fields[field]
    if (minutes == null) return present
    if (minutes < bounds.least || minutes > bounds.most)
      refuse(field, 'SETTING_OUT_OF_RANGE', `${field} must be between ${bounds.least} and ${bounds.most}.`)
    return minutes * MINUTE_MS
  }
  after.sessionIdleMs = toMs('sessionIdleMinutes', IDLE, before.sessionIdleMs)
  after.sessionLifeMs = toMs('sessionMaxMinutes', LIFE, before.sessionLifeMs)
  return { after, problems }
}

/** An origin, or a URL whose path is the beginning of all allowed ones; null for anything that could lead astray. */
export function toReturnUrl(raw: string): string | null {
  const text = raw.trim()
  if (text.length > MAX_RETURN_URL_LENGTH || /[\u0000-\u0020\u007f\\]/.test(text)) return null
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.search || url.hash || text.includes('?') || text.includes('#'))
    return null
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return null
  const normal = url.origin + (url.pathname === '/' ? '' : url.pathname)
  // Percent-encoding makes it longer, and as it is stored it has to fit into a configuration file.
  return normal.length > MAX_RETURN_URL_LENGTH ? null : normal
}
