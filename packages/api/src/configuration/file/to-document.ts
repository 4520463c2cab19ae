import type {
  AccessTypeEntry,
  ConfigurationFile,
  InvariantEntry,
  PolicyEntry,
  RoleEntry,
  SchemeEntry,
  SettingsEntry,
} from './configuration-file.ts'
import { FORMAT } from './configuration-file.ts'

type Mapping = Record<string, unknown>

/**
 * A configuration as a file has it. One rule for what is written: everything that has a value, defaults included, so that a file
 * goes on saying the same when a default changes; what has no value (null, an empty description) is left out. Entries are in the
 * order of their keys, and what stands in an entry in the order of its definition.
 */
export function toDocument(file: ConfigurationFile): Mapping {
  return withoutNulls({
    sallyport: FORMAT,
    roles: file.roles && toSorted(file.roles, toRole),
    settings: file.settings && toSorted(file.settings, toSettings),
    accessTypes: file.accessTypes && toSorted(file.accessTypes, toAccessType),
    schemes: file.schemes && toSorted(file.schemes, toScheme),
    invariants:
      file.invariants && [...file.invariants].sort((left, right) => (left.name < right.name ? -1 : 1)).map(toInvariant),
    publicationPolicy: file.publicationPolicy && toPolicy(file.publicationPolicy),
  })
}

function toSorted<T>(entries: ReadonlyMap<string, T>, toEntry: (entry: T) => Mapping): Mapping {
  return Object.fromEntries(
    [...entries].sort(([left], [right]) => (left < right ? -1 : 1)).map(([key, entry]) => [key, toEntry(entry)]),
  )
}

export const toRole = ({ title, description, permissions }: RoleEntry): Mapping =>
  withoutNulls({ title, description: description || null, permissions: [...permissions].sort() })

const toSettings = ({ values, secrets }: SettingsEntry): Mapping =>
  withoutNulls(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, secrets.get(name) ?? value])))

export const toAccessType = ({
  name,
  sessionDelivery,
  returnUrls,
  rolesAllowed,
  rolesDenied,
  deniedText,
  sessionIdleMinutes,
  sessionMaxMinutes,
}: AccessTypeEntry): Mapping =>
  withoutNulls({
    name,
    sessionDelivery,
    returnUrls: [...returnUrls].sort(),
    rolesAllowed: [...rolesAllowed].sort(),
    rolesDenied: [...rolesDenied].sort(),
    deniedText,
    session: { idleMinutes: sessionIdleMinutes, maxMinutes: sessionMaxMinutes },
  })

function toScheme({ name, enabled, steps }: SchemeEntry): Mapping {
  return withoutNulls({
    name,
    enabled,
    steps: steps.map(({ module, options }) => {
      const given = withoutNulls(options)
      return Object.keys(given).length > 0 ? { module, options: given } : { module }
    }),
  })
}

export const toInvariant = ({ name, roles, accessTypes, inside, outside, never }: InvariantEntry): Mapping => ({
  name,
  roles: [...roles].sort(),
  accessTypes: [...accessTypes].sort(),
  inside: [...inside].sort(),
  outside: [...outside].sort(),
  never: { ...never },
})

const toPolicy = ({ administratorsNeeded, confirmMinutes }: PolicyEntry): Mapping => ({
  administratorsNeeded,
  confirmMinutes,
})

const withoutNulls = (entries: Readonly<Mapping>): Mapping =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null && value !== undefined))
