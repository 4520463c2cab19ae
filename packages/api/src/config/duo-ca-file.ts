import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ConfigError } from './config.ts'

/**
 * The authority that SALLYPORT_DUO_CA_FILE names, as PEM. Checked at the start: later, a wrong file would look like an
 * outage of Duo.
 */
export function readDuoCaFile(file: string | null): string | null {
  if (file === null) return null
  try {
    const pem = readFileSync(file, 'utf8')
    void new X509Certificate(pem)
    return pem
  } catch (error) {
    throw new ConfigError(
      `SALLYPORT_DUO_CA_FILE must name a certificate in PEM, but ${file} can't be read as one (${(error as { code?: string }).code ?? 'unknown'}).`,
    )
  }
}
