/** The result of "Check the connection". */
export interface ConnectionCheck {
  ok: boolean
  /** Stable; one of the module's error codes. */
  code: string
  message: string
  latencyMs: number | null
  checks: CheckItem[]
}

/** One of the things that a check looked at, e.g. "signature". */
export interface CheckItem {
  name: string
  label: string
  state: 'PASSED' | 'FAILED' | 'SKIPPED'
  /** What was found, and what to do about it. */
  message: string | null
}
