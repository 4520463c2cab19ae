// Without the look-alikes 0 O 1 l I: such a password may be read out or copied by hand.
const ALPHABET = 'abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const GROUPS = 4
const GROUP_LENGTH = 5

/** A random password of 20 letters and digits (about 116 bits) in groups: "fKx7m-…". */
export function generatePassword(): string {
  const groups: string[] = []
  for (let group = 0; group < GROUPS; group++) groups.push(Array.from({ length: GROUP_LENGTH }, pickCharacter).join(''))
  return groups.join('-')
}

/** Discards bytes beyond the largest multiple of the alphabet's length; otherwise the first characters would be more likely. */
function pickCharacter(): string {
  const limit = 256 - (256 % ALPHABET.length)
  for (;;) {
    const byte = crypto.getRandomValues(new Uint8Array(1))[0]!
    if (byte < limit) return ALPHABET[byte % ALPHABET.length]!
  }
}
