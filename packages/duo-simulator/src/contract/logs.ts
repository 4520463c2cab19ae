import type { TimeMs } from './time-ms.ts'

/** A request to the API. */
export interface LoggedRequest {
  at: TimeMs
  method: string
  path: string
  /** Passcodes, tokens and activation codes are redacted. */
  parameters: Record<string, string>
  integrationKey: string | null
  /** The signature version that matched. */
  signature: string | null
  /** HTTP status; null if nothing was answered. */
  status: number | null
  /** `OK`, result and status of an authentication, or code and message of a refusal. */
  result: string
  username: string | null
  /** The fault that was applied to it. */
  fault: string | null
}

/** An entry of the authentication log, as an administrator of the real service sees it. */
export interface AuthenticationRecord {
  at: TimeMs
  txid: string
  username: string
  integrationKey: string
  factor: string
  deviceId: string | null
  ipaddr: string | null
  result: 'success' | 'denied' | 'fraud'
  reason: string
}
