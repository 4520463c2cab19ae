import type { StepContext } from '../../../module-contract/step-context.ts'
import type { AuditDetail, StepOutcome } from '../../../module-contract/step-outcome.ts'
import type { Verification } from '../client/answer-shapes.ts'
import type { DUO_SETTINGS, DUO_STEP_OPTIONS } from '../interface/duo.settings.ts'
import type { DuoFactor } from '../interface/duo.type.ts'

export type FactorName = keyof typeof DuoFactor
export interface DeviceState {
  id: string
  name: string
  factors: FactorName[]
}

/** What a user confirmed with, remembered from logon to logon. A passcode says nothing about its device. */
export interface LastChoice {
  factor: FactorName
  deviceId: string | null
}

/** What Duo said in preauth about a user who has to confirm. Only devices named here can be used. */
interface Offer {
  devices: DeviceState[]
  /** Whether Duo asked for Verified Push; each push then needs a transaction of its own from a new preauth. */
  isVerified: boolean
  /** Milliseconds since 1970: no new push, call or SMS before then. */
  resendAt: number | null
  /** What the user chose the last time, if it can be chosen now. */
  suggested: LastChoice | null
}
/** The user picks a device and a factor, or types a passcode. */
export interface ChoiceState extends Offer {
  step: 'choice'
  /** Not used yet; null where there is none, or it is used up. */
  verification: Verification | null
  notice: string | null
}
/** A push or a call is on its way. */
export interface WaitState extends Offer {
  step: 'wait'
  factor: 'PUSH' | 'PHONE'
  device: DeviceState
  /** Stays on the server: the state is sealed, and no prompt has it. */
  txid: string
  status: string
  statusMessage: string
  verificationCode: string | null
  /** Milliseconds since 1970. */
  expiresAt: number
  resendAt: number
}
/** Duo has made a user; Duo Mobile has to be activated with the code. */
export interface EnrollmentState {
  step: 'enrollment'
  duoUserId: string
  activationCode: string
  activationUrl: string | null
  qrText: string
  expiresAt: number
  /** For the push that follows by itself, when nobody is asking. */
  place: string | null
}
/** The user enrolls on Duo's own page. */
export interface PortalState {
  step: 'portal'
  portalUrl: string
  expiresAt: number
  notice: string | null
  place: string | null
}
/** An enrollment needs a code that an administrator has handed out. */
export interface EnrollmentCodeState {
  step: 'enrollment-code'
}
/** Duo has said yes, and would remember the browser. */
export interface RememberState {
  step: 'remember'
  method: string
  detail: AuditDetail
  serviceMs?: number | undefined
  lastChoice: LastChoice
  /** Stays on the server, like a transaction's id, until the person has agreed and the logon is completed. */
  trustedDeviceToken: string
  expiresAt: number
}
export type DuoState = ChoiceState | WaitState | EnrollmentState | PortalState | EnrollmentCodeState | RememberState

export type DuoContext = StepContext<typeof DUO_SETTINGS, typeof DUO_STEP_OPTIONS>
export type DuoOutcome = StepOutcome<DuoState>
