import type { CertificateFaultKind } from '../contract/fault-kinds.ts'
import type { KeyAndCertificate } from '../tls/certificate-authority.ts'

/** A certificate that clients must reject. */
export async function badCertificate(
  kind: CertificateFaultKind,
  authority: KeyAndCertificate,
): Promise<KeyAndCertificate> {
  const { createLeaf, createSelfSignedLeaf } = await import('../tls/certificate-authority.ts')
  if (kind === 'expired-certificate') return createLeaf(authority, { days: -1 })
  if (kind === 'wrong-host-certificate') {
    return createLeaf(authority, { dnsName: 'wrong-host.example', ipAddress: '192.0.2.1' })
  }
  return createSelfSignedLeaf()
}
