import { DuoError } from '../../wire/duo-error.ts'

const MAX_BYTES = 20_000

/** Parses URL-encoded pairs: `k=v&k2=v2`. */
export function parsePushInfo(encoded: string | undefined): Record<string, string> {
  if (encoded === undefined) return {}
  if (Buffer.byteLength(encoded) >= MAX_BYTES) throw new DuoError(40002, 'pushinfo')
  return Object.fromEntries(encoded.split('&').map(parsePair))
}

function parsePair(pair: string): [key: string, value: string] {
  const split = pair.indexOf('=')
  if (split < 1) throw new DuoError(40002, 'pushinfo')
  return [decode(pair.slice(0, split)), decode(pair.slice(split + 1))]
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw new DuoError(40002, 'pushinfo')
  }
}
