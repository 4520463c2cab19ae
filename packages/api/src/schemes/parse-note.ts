import { BadInputError } from '../errors/common-errors.ts'

const MAX_NOTE_LENGTH = 500

/** Why something is published, for those who look at the versions later. */
export function parseNote(note: string | null | undefined): string | null {
  const text = note?.trim() || null
  if (text && text.length > MAX_NOTE_LENGTH) throw new BadInputError(`A note can have at most ${MAX_NOTE_LENGTH} characters.`)
  return text
}
