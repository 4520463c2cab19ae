import type { DuoContext } from './duo-state.ts'
import { toIpAddress } from './identity.ts'
import { toPlainText } from '../../../lib/foreign-text.ts'

const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//u, 'Edge'],
  [/\bOPR\//u, 'Opera'],
  [/\bSamsungBrowser\//u, 'Samsung Internet'],
  [/\bFirefox\/|\bFxiOS\//u, 'Firefox'],
  [/\bChrome\/|\bCriOS\//u, 'Chrome'],
  [/\bVersion\/.*\bSafari\//u, 'Safari'],
]
const SYSTEMS: readonly [RegExp, string][] = [
  [/\bAndroid\b/u, 'Android'],
  [/\biPhone\b/u, 'iPhone'],
  [/\biPad\b/u, 'iPad'],
  [/\bWindows\b/u, 'Windows'],
  [/\bMac OS X\b/u, 'macOS'],
  [/\bCrOS\b/u, 'ChromeOS'],
  [/\bLinux\b/u, 'Linux'],
]

/**
 * What the phone shows beside a push: where it came from. Encoded value by value, so that nothing in a value makes a line of
 * its own (`x&Address=Office`); Duo takes 20,000 bytes, these are a few hundred at most.
 */
export function toPushinfo(context: DuoContext): string {
  const lines: [string, string | undefined][] = [
    ['Application', URL.canParse(context.publicUrl) ? new URL(context.publicUrl).host : undefined],
    ['Address', toIpAddress(context)],
    ['Place', context.client.place ?? undefined],
    ['Browser', toBrowserName(context.client.userAgent)],
  ]
  return lines
    .filter((line): line is [string, string] => line[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(toPlainText(value, 100).toWellFormed())}`)
    .join('&')
}

/**
 * Words of ours, since anyone with the password chooses the user agent and could write "approved by IT" to the phone.
 * Of anything unknown only a leading product token is shown, e.g. "curl/8.9.1".
 */
export function toBrowserName(userAgent: string | null): string | undefined {
  if (!userAgent) return undefined
  const text = userAgent.slice(0, 500)
  const browser = BROWSERS.find(([pattern]) => pattern.test(text))?.[1]
  const system = SYSTEMS.find(([pattern]) => pattern.test(text))?.[1]
  if (browser) return system ? `${browser} on ${system}` : browser
  return /^(?!Mozilla\/)[A-Za-z][\w.-]{0,19}\/\d[\d.]{0,11}(?=\s|$)/u.exec(text)?.[0] ?? 'Unknown'
}
