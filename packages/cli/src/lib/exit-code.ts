/** What a script can tell from how the command ended; documented in docs/automation.md and never renumbered. */
export const EXIT_CODE = {
  OK: 0,
  /** The server refused, a logon was denied, a test failed. */
  FAILED: 1,
  WRONG_USE: 2,
  /** `plan --exit-code` found something to change. */
  HAS_CHANGES: 3,
  NOT_AUTHORIZED: 4,
  UNREACHABLE: 5,
  /** Something has moved since it was looked at. */
  CONFLICT: 6,
  /** 128 + SIGINT, as shells have it. */
  INTERRUPTED: 130,
} as const

export type ExitCode = (typeof EXIT_CODE)[keyof typeof EXIT_CODE]

/** Which way of ending belongs to a code of the server. */
export function toExitCode(code: string): ExitCode {
  if (code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' || code === 'REAUTH_REQUIRED') return EXIT_CODE.NOT_AUTHORIZED
  return code.endsWith('_STALE') ? EXIT_CODE.CONFLICT : EXIT_CODE.FAILED
}
