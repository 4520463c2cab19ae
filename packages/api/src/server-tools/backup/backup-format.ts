import type { Tables } from '../../database/tables.ts'
import { MIGRATIONS } from '../../database/migrations/list.ts'

/**
 * A backup is gzip of JSON lines: a header; for each table a line with its name and columns, followed by its rows as
 * arrays; a last line with the number of rows and the SHA-256 of everything before it. It can be restored into either
 * database.
 */
export const BACKUP_FORMAT = 'sallyport-backup'
export const BACKUP_FORMAT_VERSION = 1

/**
 * The tables of a backup in the order of their restoration, with the key by which each is read. Logons, sessions,
 * limits and remembered browsers are left out as momentary.
 */
export const BACKUP_TABLES = [
  ['server_meta', ['key']],
  ['users', ['id']],
  ['enrollments', ['user_id', 'module']],
  ['module_profiles', ['user_id', 'module']],
  ['enrollment_codes', ['user_id', 'module']],
  ['access_types', ['key']],
  ['schemes', ['key']],
  ['scheme_versions', ['scheme_key', 'number']],
  ['module_settings', ['module']],
  ['module_secrets', ['module', 'field']],
  ['roles', ['key']],
  ['invariants', ['id']],
  ['api_tokens', ['id']],
  ['recovery_codes', ['id']],
  ['alarms', ['id']],
  ['audit_events', ['id']],
] as const satisfies readonly (readonly [keyof Tables, readonly string[]])[]

/** Emptied before a backup is restored, like those above. */
export const MOMENTARY_TABLES = [
  'remembered_browsers',
  'sessions',
  'logon_steps',
  'logons',
  'limits',
] as const satisfies readonly (keyof Tables)[]

/** Tables whose ids the database generates. */
export const NUMBERED_TABLES: ReadonlySet<string> = new Set(['alarms', 'audit_events'])

export interface BackupHeader {
  format: typeof BACKUP_FORMAT
  formatVersion: number
  createdAt: string
  /** The kind of database that it was made from. */
  database: string
  /** Names of the migrations that had run. */
  migrations: string[]
  /** Distinguishes keys without revealing anything about them. */
  keyFingerprint: string
  /** The master key, if requested. */
  masterKey?: string
}
export interface BackupTableLine {
  table: (typeof BACKUP_TABLES)[number][0]
  columns: string[]
}
export interface BackupEnd {
  rows: number
  sha256: string
}

export const listMigrationNames = (kind: keyof typeof MIGRATIONS): string[] => MIGRATIONS[kind].map(({ name }) => name)
