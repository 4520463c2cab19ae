let loaded: Promise<ReadonlySet<string>> | null = null

/** What people type along: the rows of an English keyboard, the alphabet, the digits; and back again. */
const WALKS = ['qwertyuiopasdfghjklzxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '0123456789'.repeat(4)].flatMap((walk) => [
  walk,
  [...walk].reverse().join(''),
])

/**
 * Whether a password (lower case) is among the first that are tried: one of the most common ones of published breaches, as kept by zxcvbn
 * (some 18,000 of eight characters and more, where ASVS 6.2.4 asks for 3,000), or one of those made longer in the ways that lists of long
 * passwords are full of: written again and again until it is long enough, a walk along the keyboard or the alphabet, one character held down.
 */
export async function isCommonPassword(lowerCased: string): Promise<boolean> {
  const common = await loadCommonPasswords()
  if (common.has(lowerCased)) return true
  if (listRepeated(lowerCased).some((repeated) => common.has(repeated))) return true
  return HELD_KEY.test(lowerCased) || WALKS.some((walk) => walk.includes(lowerCased))
}

const HELD_KEY = /^([a-z0-9])\1{0,31}$/

/** Every beginning of a text of which the whole is repetitions. */
function listRepeated(text: string): string[] {
  const period = findPeriod(text)
  return Array.from({ length: Math.ceil(text.length / period) - 1 }, (_, count) => text.slice(0, (count + 1) * period))
}

/** The shortest beginning of a text of which the whole is repetitions, the last of them perhaps broken off. */
function findPeriod(text: string): number {
  for (let period = 1; period < text.length; period++) if (text.startsWith(text.slice(period))) return period
  return text.length
}

/** Loaded when first asked for. */
function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((password) => password.toLowerCase())),
  )
  return loaded
}
