import { toOneLine } from '@sallyport/shared/visible-text'
import { BadInputError } from '../../errors/common-errors.ts'

const MAX_NOTE_LENGTH = 500

/** Why something is published, for those who look at the versions later. It may have several lines. */
export function parseNote(note: string | null | undefined): string | null {
  const text =
    note == null
      ? null
      : note
          .split(/\r?\n/u)
          .map((line) => toOneLine(line))
          .join('\n')
          .trim() || null
  if (text && text.length > MAX_NOTE_LENGTH)
    throw new BadInputError(`A note can have at most ${MAX_NOTE_LENGTH} characters.`)
  return text
}
