/** Where the link of an activation leads, before the code. */
export const activationPath = '/phone/activate/'

/**
 * Finds the code in what somebody pasted: the QR code's content (`duo://…`), an activation link, or the bare code.
 * Empty when there is nothing; whether a code is any good, the simulator says.
 */
export function toActivationCode(pasted: string): string {
  const text = pasted.trim().replace(/\s+/g, '')
  const link = /\/activate\/([^?#]+)/.exec(text)
  if (link?.[1]) return decode(link[1])
  return text.replace(/^duo:\/\//i, '')
}

/** The code of a page's own address, or undefined when the address is another page's. */
export function activationCodeOfPath(path: string): string | undefined {
  return path.startsWith(activationPath) ? decode(path.slice(activationPath.length)) : undefined
}

/** Duo's codes carry the address of the Duo that they are for: `<20 characters>-<Base64 of the API hostname>`. */
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
