import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import type { StoredStep } from '../../schemes/versions/scheme.statements.ts'
import type { StoredSettings } from '../../settings/settings.statements.ts'
import type { CustomRole } from '../../people/roles/custom-role.statements.ts'
import type {
  AccessTypeEntry,
  InvariantEntry,
  PolicyEntry,
  SchemeEntry,
  SettingsEntry,
} from '../file/configuration-file.ts'

/** Everything that a configuration file can speak of, as it is on the server at one moment, each with what tells that it has moved. */
export interface CurrentConfiguration {
  roles: ReadonlyMap<string, CurrentRole>
  /** Every module that has settings, touched or not. */
  settings: ReadonlyMap<string, CurrentSettings>
  /** Without those that are part of the server and can't be edited. */
  accessTypes: ReadonlyMap<string, AccessTypeEntry & { revision: number; builtIn: boolean }>
  schemes: ReadonlyMap<string, CurrentScheme>
  /** By name. */
  invariants: ReadonlyMap<string, CurrentInvariant>
  publicationPolicy: PolicyEntry & { revision: number }
}

export interface CurrentRole extends CustomRole {
  /** How many have it. */
  users: number
}

export interface CurrentInvariant extends InvariantEntry {
  id: string
  revision: number
}

export interface CurrentSettings extends SettingsEntry {
  module: AuthenticationModule
  stored: StoredSettings
}

export interface CurrentScheme extends SchemeEntry {
  name: string
  /** Of the steps that are live. */
  hash: string
  /** What may be live again: of a publication that nobody has confirmed yet. */
  fallbackSteps: readonly StoredStep[]
}
