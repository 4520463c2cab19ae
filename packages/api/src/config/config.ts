import { isIP } from 'node:net'
import { isAbsolute, join, resolve } from 'node:path'
import { AppError } from '../errors/app-error.ts'
import { ADMIN_IDLE_MS, FRESH_LOGON_MS, SESSION_IDLE_MS, SESSION_LIFE_MS } from '../people/sessions/session-limits.ts'

/** The environment, checked. docs/operations.md describes every variable with its default. */
export interface Config {
  port: number
  /** The address at which people reach this server, without a slash at the end. */
  publicUrl: string
  host: string
  dataDir: string
  databaseUrl: string
  masterKey: string | null
  administrator: { username: string | undefined; password: string | undefined }
  allowedOrigins: string[]
  trustedProxies: string[]
  /** The header in which those proxies name the caller's place, in lower case. */
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

/** Reads and checks the configuration. Each problem is one sentence that names the fix. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const get = (name: string) => env[name]?.trim() || undefined
  const port = readPort(get('SALLYPORT_PORT') ?? '4000', 'SALLYPORT_PORT')
  const dataDir = resolve(get('SALLYPORT_DATA_DIR') ?? '.sallyport')
  const publicUrl = readPublicUrl(get('SALLYPORT_PUBLIC_URL') ?? `http://localhost:${port}`)
  const trustedProxies = readList(get('SALLYPORT_TRUSTED_PROXIES')).map((proxy) => readProxy(proxy))
  return {
    port,
    publicUrl,
    // Over plain HTTP only this machine may reach the server, or cookies and passwords would cross the network in
    // clear.
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
  // No session lives longer than that, so a higher number would silently switch the rule off.
  const most = SESSION_LIFE_MS / 60_000
  if (!/^\d{1,4}$/.test(text) || minutes < 1 || minutes > most)
    throw new ConfigError(
      `SALLYPORT_FRESH_LOGON_MINUTES must be a whole number of minutes from 1 to ${most}: the time after a logon in which sensitive changes need no new one.`,
    )
  return minutes
}

function readAdminIdleMinutes(text: string | undefined): number {
  if (text === undefined) return ADMIN_IDLE_MS / 60_000
  const minutes = Number(text)
  // The limit for all users applies to administrators too, so a higher number would be wrong. Use is recorded once a
  // minute.
  const most = SESSION_IDLE_MS / 60_000
  if (!/^\d{1,3}$/.test(text) || minutes < 2 || minutes > most)
    throw new ConfigError(
      `SALLYPORT_ADMIN_IDLE_MINUTES must be a whole number of minutes from 2 to ${most}: the idle timeout of administrators' sessions.`,
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
      'SALLYPORT_PUBLIC_URL must begin with https:// unless its host is localhost: passwords and cookies must not cross a network unencrypted.',
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
      'SALLYPORT_PLACE_HEADER needs SALLYPORT_TRUSTED_PROXIES: the server trusts this header from those proxies alone.',
    )
  return text.toLowerCase()
}

function readDuoHost(text: string): string {
  if (!/^[A-Za-z0-9.-]+(:\d{1,5})?$/.test(text))
    throw new ConfigError('SALLYPORT_DUO_HOSTS must be a comma-separated list of hosts such as localhost:4443.')
  return text.toLowerCase()
}
