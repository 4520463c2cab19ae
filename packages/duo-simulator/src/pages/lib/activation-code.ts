/** The path of an activation link, before the code. */
export const activationPath = '/phone/activate/'

/**
 * Finds the code in pasted text: the content of the QR code (`duo://…`), an activation link or the bare code.
 * Empty if there is none. Only the simulator can say whether a code is valid.
 */
export function toActivationCode(pasted: string): string {
  const text = pasted.trim().replace(/\s+/g, '')
  const link = /\/activate\/([^?#]+)/.exec(text)
  if (link?.[1]) return decode(link[1])
  return text.replace(/^duo:\/\//i, '')
}

/** The code in the path of an activation page; undefined for other pages. */
export function activationCodeOfPath(path: string): string | undefined {
  return path.startsWith(activationPath) ? decode(path.slice(activationPath.length)) : undefined
}

/** Duo's codes contain their API hostname: `<20 characters>-<API hostname in Base64>`. */
export function hostOfActivationCode(activationCode: string): string | undefined {
  const [, encoded] = /^[^-]{20}-([A-Za-z0-9+/_=-]+)$/.exec(activationCode) ?? []
  if (!encoded) return undefined
  try {
    const host = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'))
    return /^[\w.-]+(:\d+)?$/.test(host) ? host : undefined
  } catch {
    return undefined
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
