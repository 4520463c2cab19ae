import type { FastifyRequest } from 'fastify'
import { toPlainText } from '../lib/foreign-text.ts'

const MAX_LENGTH = 60
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** What Cloudflare has in the place of a country: not known, and the Tor network. */
const NO_COUNTRIES = new Map([
  ['XX', null],
  ['T1', 'Tor'],
])

/**
 * Where the caller is, as the trusted proxy says that also says its address: whoever sends the header without being one of those is not
 * listened to. A header that came twice is no word of the proxy's alone.
 */
export function readPlace(request: FastifyRequest, header: string): string | null {
  const isForwarded = (request.ips?.length ?? 0) > 1
  const values = request.raw.headersDistinct[header]
  return isForwarded && values?.length === 1 ? toPlace(values[0]!) : null
}

function toPlace(rawHeader: string): string | null {
  const text = toPlainText(decodePercent(decodeUtf8(rawHeader)), MAX_LENGTH)
  const noCountry = NO_COUNTRIES.get(text)
  if (noCountry !== undefined) return noCountry
  return (/^[A-Z]{2}$/.test(text) && COUNTRIES.of(text)) || text || null
}

/** Node reads headers as Latin-1, and so may they be meant (nginx); Cloudflare writes UTF-8. */
function decodeUtf8(latin1: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(latin1, 'latin1'))
  } catch {
    return latin1
  }
}

/** CloudFront writes whatever is not ASCII with percent signs. */
function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
