import { isIP } from 'node:net'
import { isAbsolute, join, resolve } from 'node:path'
import { AppError } from '../errors/app-error.ts'
import { ADMIN_IDLE_MS, FRESH_LOGON_MS, SESSION_IDLE_MS, SESSION_LIFE_MS } from '../people/sessions/session-limits.ts'

/** What the environment says, checked. Every variable is described with its default in docs/operations.md. */
export interface Config {
  port: number
  /** Where people reach this server; no slash at the end. */
  publicUrl: string
  host: string
  dataDir: string
  databaseUrl: string
  masterKey: string | null
  administrator: { username: string | undefined; password: string | undefined }
  allowedOrigins: string[]
  trustedProxies: string[]
  /** In lower case; the header in which those proxies say where a caller is. */
  placeHeader: string | null
  introspection: boolean
  freshLogonMs: number
  adminIdleMs: number
  logLevel: 'debug' | 'info' | 'warn' | 'error'
  duo: { allowedHosts: string[]; caFile: string | null }
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

export class ConfigError extends AppError {
  override readonly name = 'ConfigError'
  constructor(message: string) {
    super('CONFIG_INVALID', message)
  }
}

/** Reads and checks the configuration; each problem is one sentence that says what to do. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const get = (name: string) => env[name]?.trim() || undefined
  const port = readPort(get('SALLYPORT_PORT') ?? '4000', 'SALLYPORT_PORT')
  const dataDir = resolve(get('SALLYPORT_DATA_DIR') ?? '.sallyport')
  const publicUrl = readPublicUrl(get('SALLYPORT_PUBLIC_URL') ?? `http://localhost:${port}`)
  const trustedProxies = readList(get('SALLYPORT_TRUSTED_PROXIES')).map((proxy) => readProxy(proxy))
  return {
    port,
    publicUrl,
    // Over plain http only this machine may reach it: cookies and passwords would cross the network in clear otherwise.
    host: get('SALLYPORT_HOST') ?? '127.0.0.1',
    dataDir,
    databaseUrl: readDatabaseUrl(get('SALLYPORT_DATABASE_URL'), dataDir),
    masterKey: get('SALLYPORT_MASTER_KEY') ?? null,
    administrator: { username: get('SALLYPORT_ADMIN_USERNAME'), password: get('SALLYPORT_ADMIN_PASSWORD') },
    allowedOrigins: readList(get('SALLYPORT_ALLOWED_ORIGINS')).map((origin) => readOrigin(origin)),
    trustedProxies,
    placeHeader: readPlaceHeader(get('SALLYPORT_PLACE_HEADER'), trustedProxies),
    introspection: readSwitch(get('SALLYPORT_INTROSPECTION') ?? 'off', 'SALLYPORT_INTROSPECTION'),
    freshLogonMs: readFreshLogonMinutes(get('SALLYPORT_FRESH_LOGON_MINUTES')) * 60_000,
    adminIdleMs: readAdminIdleMinutes(get('SALLYPORT_ADMIN_IDLE_MINUTES')) * 60_000,
    logLevel: readLogLevel(get('SALLYPORT_LOG_LEVEL') ?? 'info'),
    duo: {
      allowedHosts: readList(get('SALLYPORT_DUO_HOSTS')).map((host) => readDuoHost(host)),
      caFile: get('SALLYPORT_DUO_CA_FILE') ?? null,
    },
  }
}

function readList(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

/** `on` or `off`. */
export function readSwitch(text: string, name: string): boolean {
  if (text !== 'on' && text !== 'off') throw new ConfigError(`${name} must be on or off.`)
  return text === 'on'
}

function readFreshLogonMinutes(text: string | undefined): number {
  if (text === undefined) return FRESH_LOGON_MS / 60_000
  const minutes = Number(text)
  // No session gets older than the longest, so a higher number would switch the rule off unseen.
  const most = SESSION_LIFE_MS / 60_000
  if (!/^\d{1,4}$/.test(text) || minutes < 1 || minutes > most)
    throw new ConfigError(
      `SALLYPORT_FRESH_LOGON_MINUTES must be a whole number of minutes from 1 to ${most}: for so long after a logon, sensitive changes need no new one.`,
    )
  return minutes
}

function readAdminIdleMinutes(text: string | undefined): number {
  if (text === undefined) return ADMIN_IDLE_MS / 60_000
  const minutes = Number(text)
  // Everybody's limit holds for administrators too, so a higher number would say what isn't so. Use is noted once a minute.
  const most = SESSION_IDLE_MS / 60_000
  if (!/^\d{1,3}$/.test(text) || minutes < 2 || minutes > most)
    throw new ConfigError(
      `SALLYPORT_ADMIN_IDLE_MINUTES must be a whole number of minutes from 2 to ${most}: so long unused, the session of an administrator ends.`,
    )
  return minutes
}

function readLogLevel(text: string): Config['logLevel'] {
  if (text !== 'debug' && text !== 'info' && text !== 'warn' && text !== 'error')
    throw new ConfigError('SALLYPORT_LOG_LEVEL must be debug, info, warn or error.')
  return text
}

function readPort(text: string, name: string): number {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new ConfigError(`${name} must be a port number between 0 and 65535.`)
  return port
}

function readPublicUrl(text: string): string {
  const url = URL.parse(text)
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.pathname !== '/' ||
    url.search ||
    url.hash ||
    url.username
  )
    throw new ConfigError('SALLYPORT_PUBLIC_URL must be an address such as https://login.example.com, without a path.')
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    throw new ConfigError(
      'SALLYPORT_PUBLIC_URL must begin with https:// unless its host is localhost: passwords and cookies must not cross a network in clear.',
    )
  return url.origin
}

function readDatabaseUrl(text: string | undefined, dataDir: string): string {
  if (text === undefined) return `sqlite:${join(dataDir, 'sallyport.sqlite')}`
  if (/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '') && URL.parse(text)!.pathname.length > 1) return text
  const file = /^sqlite:(.+)$/.exec(text)?.[1]
  if (file === undefined)
    throw new ConfigError('SALLYPORT_DATABASE_URL must be sqlite:<file> or postgres://user:password@host/database.')
  return file === ':memory:' || isAbsolute(file) ? text : `sqlite:${resolve(dataDir, file)}`
}

function readOrigin(text: string): string {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.origin !== text.replace(/\/$/, ''))
    throw new ConfigError(
      'SALLYPORT_ALLOWED_ORIGINS must be a comma-separated list of origins such as https://app.example.com.',
    )
  return url.origin
}

function readProxy(text: string): string {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  if (family === 0 || !isNetwork || more.length > 0)
    throw new ConfigError(
      'SALLYPORT_TRUSTED_PROXIES must be a comma-separated list of addresses or networks such as 10.0.0.0/8.',
    )
  return text
}

function readPlaceHeader(text: string | undefined, trustedProxies: readonly string[]): string | null {
  if (text === undefined) return null
  if (!/^[A-Za-z][A-Za-z0-9-]{0,63}$/.test(text))
    throw new ConfigError('SALLYPORT_PLACE_HEADER must be the name of a header such as CF-IPCountry.')
  if (trustedProxies.length === 0)
    throw new ConfigError(
      'SALLYPORT_PLACE_HEADER needs SALLYPORT_TRUSTED_PROXIES: only a proxy that is named there is believed where a caller is.',
    )
  return text.toLowerCase()
}

function readDuoHost(text: string): string {
  if (!/^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(text))
    throw new ConfigError('SALLYPORT_DUO_HOSTS must be a comma-separated list of hosts such as localhost:4443.')
  return text.toLowerCase()
}
