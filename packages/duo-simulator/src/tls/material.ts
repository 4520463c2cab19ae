import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeFileAtomically } from '../lib/atomic-file.ts'
import type { KeyAndCertificate } from './certificate-authority.ts'

export interface TlsMaterial {
  authority: KeyAndCertificate
  leaf: KeyAndCertificate
  /** The file with the authority's certificate. */
  authorityFile: string | null
}

const RENEW_BEFORE_EXPIRY_MS = 30 * 24 * 60 * 60 * 1000

/** Stores the authority in the data folder, so that clients trust it once and for all. Renews certificates in time. */
export async function loadOrCreateTlsMaterial(dataDir: string | undefined): Promise<TlsMaterial> {
  const authority = await loadOrCreate(dataDir, 'ca', (make) => make.createAuthority())
  const leaf = await loadOrCreate(
    dataDir,
    'server',
    (make) => make.createLeaf(authority),
    (certificate) => certificate.verify(new X509Certificate(authority.certificate).publicKey),
  )
  return { authority, leaf, authorityFile: dataDir ? join(dataDir, 'ca.pem') : null }
}

type Make = typeof import('./certificate-authority.ts')

async function loadOrCreate(
  dataDir: string | undefined,
  name: string,
  create: (make: Make) => Promise<KeyAndCertificate>,
  isAcceptable: (certificate: X509Certificate) => boolean = () => true,
): Promise<KeyAndCertificate> {
  const stored = dataDir ? read(dataDir, name) : null
  if (stored && isFresh(stored.certificate) && isAcceptable(new X509Certificate(stored.certificate))) return stored
  // The certificate library loads slowly, and only the first start needs it.
  const made = await create(await import('./certificate-authority.ts'))
  if (dataDir) {
    writeFileAtomically(join(dataDir, `${name}.key.pem`), made.key, 0o600)
    writeFileAtomically(join(dataDir, `${name}.pem`), made.certificate, 0o644)
  }
  return made
}

function read(dataDir: string, name: string): KeyAndCertificate | null {
  const keyFile = join(dataDir, `${name}.key.pem`)
  const certificateFile = join(dataDir, `${name}.pem`)
  if (!existsSync(keyFile) || !existsSync(certificateFile)) return null
  return { key: readFileSync(keyFile, 'utf8'), certificate: readFileSync(certificateFile, 'utf8') }
}

function isFresh(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).validToDate.getTime() - Date.now() > RENEW_BEFORE_EXPIRY_MS
  } catch {
    return false
  }
}
