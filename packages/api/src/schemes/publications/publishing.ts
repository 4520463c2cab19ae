import { CONFIRM_MINUTES } from '@sallyport/shared/publication-policy-fields'
import { toOneLine } from '@sallyport/shared/visible-text'
import { BadInputError } from '../../errors/common-errors.ts'

/** How something is to be published, as callers may say it. */
export interface PublishingInput {
  override?: string | null
  confirmMinutes?: number | null
  restartLogons?: boolean | null
  restartReason?: string | null
}
/**
 * What becomes of a publication by which administrators could be locked out on a bad day, where nobody says why in words: refused, or live on
 * probation.
 */
export type OnRisk = 'REFUSE' | 'PROBATION'
export interface Publishing {
  /** Why in words, where something speaks against it. */
  override: string | null
  /** Takes itself back after so long unless it is confirmed; null: only where an override needs it. */
  confirmMinutes: number | null
  /** Ends the logons that began with other versions; null leaves them alone. `message` is what those who log on are told. */
  restart: { message: string | null } | null
  onRisk: OnRisk
}

const MAX_MESSAGE_LENGTH = 200

export function parsePublishing(
  { override, confirmMinutes, restartLogons, restartReason }: PublishingInput,
  onRisk: OnRisk,
): Publishing {
  const { minimum, maximum } = CONFIRM_MINUTES
  if (confirmMinutes != null && (confirmMinutes < minimum || confirmMinutes > maximum))
    throw new BadInputError(`confirmMinutes must be between ${minimum} and ${maximum}.`)
  return {
    override: override ?? null,
    confirmMinutes: confirmMinutes ?? null,
    restart: restartLogons ? { message: toPlainText(restartReason) } : null,
    onRisk,
  }
}

/** What strangers are shown: one line of plain text, which can neither hide nor reorder anything. */
export function toPlainText(text: string | null | undefined): string | null {
  const plain = text == null ? null : toOneLine(text.normalize('NFC')).trim() || null
  if (plain !== null && plain.length > MAX_MESSAGE_LENGTH)
    throw new BadInputError(`What people are told can have at most ${MAX_MESSAGE_LENGTH} characters.`)
  return plain
}
