import 'reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

export interface KeyAndCertificate {
  /** PEM. */
  key: string
  /** PEM. */
  certificate: string
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const DAY_MS = 24 * 60 * 60 * 1000
const AUTHORITY_DAYS = 3650
/** The longest lifetime that browsers accept. */
const LEAF_DAYS = 397

x509.cryptoProvider.set(webcrypto)

/** The simulator's own authority. Nothing trusts it by default, and it signs only for loopback names. */
export async function createAuthority(): Promise<KeyAndCertificate> {
  const keys = await generateKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: randomSerial(),
    name: 'CN=Duo simulator CA (not Duo), O=Duo simulator',
    ...validity(AUTHORITY_DAYS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { key: await exportKey(keys.privateKey), certificate: certificate.toString('pem') }
}

export interface LeafOptions {
  dnsName?: string
  ipAddress?: string
  /** Negative for a certificate that has expired. */
  days?: number
}

export async function createLeaf(
  authority: KeyAndCertificate,
  { dnsName = 'localhost', ipAddress = '127.0.0.1', days = LEAF_DAYS }: LeafOptions = {},
): Promise<KeyAndCertificate> {
  const issuer = new x509.X509Certificate(authority.certificate)
  const keys = await generateKeys()
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: randomSerial(),
    subject: `CN=${dnsName}, O=Duo simulator`,
    issuer: issuer.subject,
    ...validity(days),
    signingAlgorithm: ALGORITHM,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: dnsName },
        { type: 'ip', value: ipAddress },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(issuer.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  return { key: await exportKey(keys.privateKey), certificate: certificate.toString('pem') }
}

/** Valid except that no authority signed it. */
export async function createSelfSignedLeaf(): Promise<KeyAndCertificate> {
  const keys = await generateKeys()
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: randomSerial(),
    name: 'CN=localhost, O=Duo simulator',
    ...validity(LEAF_DAYS),
    signingAlgorithm: ALGORITHM,
    keys,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  })
  return { key: await exportKey(keys.privateKey), certificate: certificate.toString('pem') }
}

function generateKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
}

/** Starts a day early for clocks that are behind. Uses the machine's clock, never a test's. */
function validity(days: number): { notBefore: Date; notAfter: Date } {
  const nowMs = Date.now()
  const notAfter = new Date(nowMs + days * DAY_MS)
  return { notBefore: new Date(Math.min(nowMs, notAfter.getTime()) - DAY_MS), notAfter }
}

/** RFC 5280 §4.1.2.2: positive, at most 20 octets. */
function randomSerial(): string {
  const bytes = randomBytes(16)
  bytes[0] = (bytes[0]! & 0x7f) | 0x40
  return bytes.toString('hex')
}

async function exportKey(key: webcrypto.CryptoKey): Promise<string> {
  const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', key)
  return x509.PemConverter.encode(pkcs8, 'PRIVATE KEY')
}

function importKey(pem: string): Promise<webcrypto.CryptoKey> {
  const pkcs8 = x509.PemConverter.decode(pem)[0]!
  return webcrypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign'])
}
