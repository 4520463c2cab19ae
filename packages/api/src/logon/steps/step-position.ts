import type { ClientInfo } from '../../caller/client-info.ts'
import type { StepUser } from '../../module-contract/step-context.ts'
import type { PinnedScheme, PinnedStep } from '../../schemes/versions/scheme-reader.ts'

/** A logon at one step of its scheme, and the client that is asking. The engine reads it from the row once; a walk moves it on. */
export interface StepPosition {
  logonId: string
  accessType: string
  scheme: PinnedScheme
  /** 1-based. */
  position: number
  /** null until a step has identified a user. */
  user: StepUser | null
  client: ClientInfo
  /** Ties the logon to its browser; null for clients that aren't browsers. */
  browserBinding: string | null
  /** The cookie with what this browser remembers, unverified; null while no browser is asking. */
  rememberedCookie: string | null
  /** When the logon ends, whatever happens (milliseconds since 1970). */
  expiresAt: number
}

export const getStep = ({ scheme, position }: StepPosition): PinnedStep => scheme.steps[position - 1]!

export const isLastStep = ({ scheme, position }: StepPosition): boolean => position === scheme.steps.length

/** The id of the logon's user; null for an unknown name. */
export const toUserId = ({ user }: Pick<StepPosition, 'user'>): string | null => (user && !user.fake ? user.id : null)
