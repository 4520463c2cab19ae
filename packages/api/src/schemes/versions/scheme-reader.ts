/** How a completed logon hands its session over: in a cookie, or as a token in the answer. */
export type SessionDelivery = 'COOKIE' | 'TOKEN'

export interface PinnedStep {
  module: string
  options: Readonly<Record<string, unknown>>
}

/** An immutable version of a scheme, as a logon runs it. */
export interface PinnedScheme {
  key: string
  version: number
  steps: readonly PinnedStep[]
}

export interface AccessTypeRecord {
  key: string
  name: string
  sessionDelivery: SessionDelivery
  /** Where its logons may lead, beside what is allowed for all: origins, or URLs whose path is the beginning of those allowed. */
  returnUrls: readonly string[]
  /** Empty: everybody. */
  rolesAllowed: readonly string[]
  /** Goes before those allowed. */
  rolesDenied: readonly string[]
  /** What those are told. */
  deniedText: string | null
  sessionIdleMs: number
  sessionLifeMs: number
}

/** What the engine needs of access types and schemes. */
export interface SchemeReader {
  findAccessType(key: string): Promise<AccessTypeRecord | null>
  /** The published version of the access type's scheme, if that is enabled. */
  findPublished(accessType: string): Promise<PinnedScheme | null>
  /** Whether the scheme still runs at all; a disabled one ends its logons in flight. */
  isEnabled(schemeKey: string): Promise<boolean>
  getVersion(schemeKey: string, version: number): Promise<PinnedScheme>
}
