import type { Simulation } from '../account/simulation.ts'
import { parseRequestDate } from '../signature/request-date.ts'
import { verifySignature, type SignatureName } from '../signature/verify-signature.ts'
import type { Application } from '../state/model.ts'
import { findHeader, type ApiRequest } from '../wire/api-request.ts'
import { DuoError } from '../wire/duo-error.ts'

/** Clients retry with the same date for about a minute after a 429, so the same signature is accepted again. */
const CLOCK_WINDOW_MS = 300_000

export interface Authorized {
  application: Application
  signature: SignatureName
}

/** Throws a `DuoError` for wrong credentials. NOTE: a wrong key and a wrong signature of any part must look alike. */
export function authorizeRequest(request: ApiRequest, { state, addresses }: Simulation, nowMs: number): Authorized {
  const { integrationKey, digest } = readCredentials(request)
  const application = state.applications.get(integrationKey)
  if (!application) throw new DuoError(40102)
  const allowsV1 = state.policyFor(application).signatureV1
  const date = findHeader(request, 'x-duo-date') || findHeader(request, 'date') || null
  if (date === null && !allowsV1) throw new DuoError(40104)
  if (date !== null && !isInWindow(date, nowMs)) throw new DuoError(40105)
  if (request.rawBody.length > 0 && !/^application\/(json|x-www-form-urlencoded)\b/i.test(request.contentType)) {
    throw new DuoError(40106)
  }
  const signature = verifySignature(
    { ...request, date, configuredHost: addresses.apiHostname },
    digest,
    application.secretKey,
    allowsV1,
  )
  if (!signature) throw new DuoError(40103)
  if (application.type !== 'auth-api') throw new DuoError(40301)
  return { application, signature }
}

function isInWindow(date: string, nowMs: number): boolean {
  const timeMs = parseRequestDate(date)
  return timeMs !== null && Math.abs(timeMs - nowMs) <= CLOCK_WINDOW_MS
}

/** Returns the integration key that the request claims. */
export function readIntegrationKey(request: ApiRequest): string | null {
  try {
    return readCredentials(request).integrationKey
  } catch {
    return null
  }
}

function readCredentials(request: ApiRequest): { integrationKey: string; digest: string } {
  const encoded = /^Basic\s+([A-Za-z0-9+/=]+)\s*$/i.exec(findHeader(request, 'authorization') ?? '')?.[1]
  const decoded = Buffer.from(encoded ?? '', 'base64').toString('utf8')
  const split = decoded.indexOf(':')
  if (split < 1) throw new DuoError(40101)
  return { integrationKey: decoded.slice(0, split), digest: decoded.slice(split + 1) }
}
