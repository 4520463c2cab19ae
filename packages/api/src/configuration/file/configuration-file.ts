import type { ACCESS_TYPE_FIELDS } from '@sallyport/shared/access-type-fields'
import type { InvariantRule } from '@sallyport/shared/invariant'
import type { PUBLICATION_POLICY_FIELDS } from '@sallyport/shared/publication-policy-fields'
import type { RecordValues } from '@sallyport/shared/record-field'
import type { ROLE_FIELDS } from '@sallyport/shared/role-fields'

/** The version of the format; the value of the key `sallyport`. */
export const FORMAT = 1

/**
 * What a configuration file says, checked for its form. A section that is null is not in the file: it stays as it is on the server.
 * Within a section the file is the whole truth, and what an entry leaves out has its default.
 */
export interface ConfigurationFile {
  roles: ReadonlyMap<string, RoleEntry> | null
  /** By module: its fields by name. Of a secret only the reference. */
  settings: ReadonlyMap<string, SettingsEntry> | null
  accessTypes: ReadonlyMap<string, AccessTypeEntry> | null
  /** By key, which is that of the access type. */
  schemes: ReadonlyMap<string, SchemeEntry> | null
  invariants: readonly InvariantEntry[] | null
  publicationPolicy: PolicyEntry | null
}

export type RoleEntry = Readonly<Omit<RecordValues<typeof ROLE_FIELDS>, 'name'>>

export interface SettingsEntry {
  /** Every field of the module, in its order. Null for what has no value of its own, and for secrets. */
  values: Readonly<Record<string, string | number | boolean | null>>
  /** By field, the reference's text. */
  secrets: ReadonlyMap<string, string>
}

export type AccessTypeEntry = Readonly<Omit<RecordValues<typeof ACCESS_TYPE_FIELDS>, 'key'>>

export interface SchemeEntry {
  /** null: that of the access type. */
  name: string | null
  enabled: boolean
  steps: readonly { module: string; options: Readonly<Record<string, unknown>> }[]
}

export interface InvariantEntry extends InvariantRule {
  name: string
}

export type PolicyEntry = Readonly<RecordValues<typeof PUBLICATION_POLICY_FIELDS>>
