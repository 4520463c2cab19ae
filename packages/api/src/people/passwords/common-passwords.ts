let loaded: Promise<ReadonlySet<string>> | null = null

/** Sequences that people type along: the rows of an English keyboard, the alphabet, the digits, in both directions. */
const WALKS = ['qwertyuiopasdfghjklzxcvbnm', 'abcdefghijklmnopqrstuvwxyz', '0123456789'.repeat(4)].flatMap((walk) => [
  walk,
  [...walk].reverse().join(''),
])

/**
 * True if a password (lower case) is among the first that attackers try. That is one of the most common passwords of
 * published breaches, from zxcvbn (about 18,000 of eight characters or more; ASVS 6.2.4 asks for 3,000), or one made
 * longer as lists of long passwords do: repeated until it is long enough, a walk along the keyboard or the alphabet,
 * one character held down.
 */
export async function isCommonPassword(lowerCased: string): Promise<boolean> {
  const common = await loadCommonPasswords()
  if (common.has(lowerCased)) return true
  if (listRepeated(lowerCased).some((repeated) => common.has(repeated))) return true
  return HELD_KEY.test(lowerCased) || WALKS.some((walk) => walk.includes(lowerCased))
}

const HELD_KEY = /^([a-z0-9])\1{0,31}$/

/** Every beginning whose repetitions make up the whole text. */
function listRepeated(text: string): string[] {
  const period = findPeriod(text)
  return Array.from({ length: Math.ceil(text.length / period) - 1 }, (_, count) => text.slice(0, (count + 1) * period))
}

/** The shortest beginning whose repetitions make up the whole text. The last repetition can be incomplete. */
function findPeriod(text: string): number {
  for (let period = 1; period < text.length; period++) if (text.startsWith(text.slice(period))) return period
  return text.length
}

/** Loaded on first use. */
function loadCommonPasswords(): Promise<ReadonlySet<string>> {
  loaded ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common'].map((password) => password.toLowerCase())),
  )
  return loaded
}
