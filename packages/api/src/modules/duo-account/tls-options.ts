import type { LookupFunction } from 'node:net'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { DuoHosts } from './hosts.ts'

interface TlsOptions {
  rejectUnauthorized: true
  secureContext: SecureContext
  lookup?: LookupFunction
}

/**
 * How to connect to one of Duo's hosts: trusting Duo's roots alone, at public addresses alone. The operator's own hosts may be anywhere and
 * be certified by the operator's authority.
 *
 * @param trust.roots Duo's, PEM
 * @param trust.ca the operator's, PEM
 */
export function toTlsOptions(
  host: string,
  { hosts, lookup, roots, ca }: { hosts: DuoHosts; lookup: LookupFunction; roots: string; ca: string | null },
): TlsOptions {
  const isOperators = hosts.isAllowedByOperator(host)
  return {
    // Explicit, so that NODE_TLS_REJECT_UNAUTHORIZED can't switch it off.
    rejectUnauthorized: true,
    secureContext: createSecureContext({ ca: isOperators && ca ? [roots, ca] : roots, minVersion: 'TLSv1.2' }),
    ...(isOperators ? {} : { lookup }),
  }
}
