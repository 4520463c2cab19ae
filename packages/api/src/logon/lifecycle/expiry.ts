import type { MasterKey } from '../../lib/master-key.ts'
import type { StoredProblem } from '../steps/stored-problem.ts'

/** A logon has expired before anyone writes it down: the reference is the same for readers and for the audit log. */
export function toExpiryProblem(masterKey: MasterKey, logonId: string): StoredProblem {
  const digest = Buffer.from(masterKey.hash('expiry-reference', logonId), 'base64url').toString('hex').toUpperCase()
  const reference = `${digest.slice(0, 4)}-${digest.slice(4, 8)}-${digest.slice(8, 12)}`
  return { code: 'LOGON_EXPIRED', field: null, retryAt: null, reference }
}
