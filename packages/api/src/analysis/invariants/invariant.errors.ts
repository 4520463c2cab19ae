import type { ErrorCode } from '@sallyport/shared/error-code'

export const INVARIANT_ERROR_CODES: readonly ErrorCode[] = [
  { code: 'INVARIANT_INVALID', message: 'A part of the invariant can’t be.', hint: 'Correct what the message names.' },
  {
    code: 'INVARIANT_NAME_TAKEN',
    message: 'Another invariant has this name.',
    hint: 'Choose another name: files and messages tell invariants by it.',
  },
  {
    code: 'INVARIANT_STALE',
    message: 'Somebody else changed this invariant meanwhile.',
    hint: 'Reload it, look at what changed, and save again.',
  },
  {
    code: 'INVARIANT_BROKEN_NOW',
    message: 'The invariant is broken by what is live now.',
    hint: 'Change the flow first, or say in words why it is to be written down all the same.',
  },
]
