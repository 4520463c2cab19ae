import type { SettingFields } from '@sallyport/shared/setting-field'
import type { ConnectionCheck } from './connection-check.ts'

/** What administrators configure once for the whole server, on the Settings page. */
export interface SettingsDefinition {
  fields: SettingFields
  /**
   * Fields that a secret is sent to or used with, e.g. an API hostname. When one of them changes, the secrets have to be entered
   * again: otherwise anyone who can change it could have the stored secret sent to a host of their own.
   */
  secretsBoundTo?: readonly string[]
  /** Rules that the fields can't express, e.g. which hosts are allowed. */
  checkValues?(values: Readonly<Record<string, unknown>>): SettingProblem[]
  /** "Check the connection": tries the stored settings out, outside of any logon. */
  checkConnection?(stored: OpenedSettings): Promise<ConnectionCheck>
}

export interface SettingProblem {
  field: string
  code: string
  message: string
}

/** A module's settings as they are stored, with the secrets opened. */
export interface OpenedSettings {
  settings: Readonly<Record<string, unknown>>
  secrets: Readonly<Record<string, string | undefined>>
}
