/** The browser that shows the prompt, read from its user agent. */
export interface AccessDevice {
  ip: string
  browser: string
  browserVersion: string
  os: string
}

const UNKNOWN = 'Unknown'
const MAX_USER_AGENT_LENGTH = 500

/** In this order, because browsers also name those that they descend from. */
const BROWSERS = [
  ['Edge', /\bEdg(?:e|A|iOS)?\/([\d.]+)/],
  ['Opera', /\bOPR\/([\d.]+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/([\d.]+)/],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\/([\d.]+)/],
  ['Safari', /\bVersion\/([\d.]+).*\bSafari\//],
] as const
const SYSTEMS = [
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['Android', /\bAndroid\b/],
  ['Windows', /\bWindows\b/],
  ['Mac OS X', /\bMac OS X\b/],
  ['Linux', /\bLinux\b/],
] as const

export function describeAccessDevice(ip: string, userAgent: string): AccessDevice {
  const text = userAgent.slice(0, MAX_USER_AGENT_LENGTH)
  for (const [browser, pattern] of BROWSERS) {
    const version = pattern.exec(text)?.[1]
    if (version) return { ip, browser, browserVersion: version, os: findSystem(text) }
  }
  return { ip, browser: UNKNOWN, browserVersion: UNKNOWN, os: findSystem(text) }
}

function findSystem(userAgent: string): string {
  return SYSTEMS.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? UNKNOWN
}
