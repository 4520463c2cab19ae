import { FAULT_KINDS, type FaultKind } from '../contract/fault-kinds.ts'
import type { Fault } from '../contract/faults.ts'

export interface FaultSubject {
  path: string
  /** The user's names, lower case. */
  usernames: readonly string[]
}

export function appliesTo(fault: Fault, { path, usernames }: FaultSubject): boolean {
  const paths = fault.path ? [toFullPath(fault.path)] : OWN_PATHS[fault.kind]
  if (paths && !paths.includes(path)) return false
  return !fault.username || usernames.includes(fault.username.toLowerCase())
}

/** The endpoints of the faults that only make sense there. */
const OWN_PATHS: Partial<Record<FaultKind, readonly string[]>> = {
  'wrong-txid': ['/auth/v2/auth', '/auth/v2/preauth'],
  'push-failed': ['/auth/v2/auth'],
  'wrong-state': ['/oauth/v1/authorize'],
  ...Object.fromEntries(
    Object.keys(FAULT_KINDS)
      .filter((kind) => kind.startsWith('id-token-'))
      .map((kind) => [kind, ['/oauth/v1/token']]),
  ),
}

const OAUTH_ENDPOINTS = new Set(['health_check', 'authorize', 'token'])

const toFullPath = (path: string): string =>
  path.startsWith('/') ? path : `${OAUTH_ENDPOINTS.has(path) ? '/oauth/v1' : '/auth/v2'}/${path}`
