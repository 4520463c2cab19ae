/** Exit codes for scripts; documented in docs/automation.md and never renumbered. */
export const EXIT_CODE = {
  OK: 0,
  /** The server refused, a logon was denied, or a test failed. */
  FAILED: 1,
  WRONG_USE: 2,
  /** `plan --exit-code` found changes. */
  HAS_CHANGES: 3,
  NOT_AUTHORIZED: 4,
  UNREACHABLE: 5,
  /** The server has changed since the plan was made. */
  CONFLICT: 6,
  /** 128 + SIGINT, as in shells. */
  INTERRUPTED: 130,
} as const

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE]

/** Returns the exit code for an error code of the server. */
export function toExitCode(code: string): ExitCode {
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' || code === 'REAUTH_REQUIRED') return EXIT_CODE.NOT_AUTHORIZED
  return code.endsWith('_STALE') ? EXIT_CODE.CONFLICT : EXIT_CODE.FAILED
}
