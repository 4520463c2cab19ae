import type { ErrorCode } from '@sallyport/shared/error-code'
import type { SchemeProblemCode } from '@sallyport/shared/scheme-rules'
import { AppError } from '../../errors/app-error.ts'

const TEXTS: Record<SchemeProblemCode, { message: string; hint: string }> = {
  SCHEME_EMPTY: {
    message: 'The flow is empty.',
    hint: 'Add a module that says who is logging on and proves it, such as a password.',
  },
  SCHEME_TOO_MANY_STEPS: { message: 'The flow has too many steps.', hint: 'Remove steps until the limit is kept.' },
  SCHEME_UNKNOWN_MODULE: {
    message: 'A step names a module that does not exist.',
    hint: 'Remove the step, or choose one of the modules listed.',
  },
  SCHEME_MODULE_NOT_CONFIGURED: {
    message: 'A module in the flow is not set up yet.',
    hint: 'Fill in its settings first.',
  },
  SCHEME_OPTION_INVALID: { message: 'An option of a step is not valid.', hint: 'Correct the options of the step.' },
  SCHEME_SECRET_BEFORE_IDENTITY: {
    message: 'A step would prove somebody of whom nobody knows yet who it is.',
    hint: 'Put a step that says who is logging on before it.',
  },
  SCHEME_SECOND_IDENTITY: { message: 'A second step asks who is logging on.', hint: 'Remove the second one.' },
  SCHEME_NEEDS_SECRET_BEFORE: {
    message: 'A step could be reached by a bare name.',
    hint: 'Put a step that proves something, such as a password, before it.',
  },
  SCHEME_NEEDS_BROWSER: {
    message: 'A step sends a browser elsewhere, and clients of this access type need not be browsers.',
    hint: 'Use another module in this flow.',
  },
  SCHEME_NO_IDENTITY: {
    message: 'Nothing in the flow says who is logging on.',
    hint: 'Add a step that does, such as a password.',
  },
  SCHEME_NO_SECRET: {
    message: 'Nothing in the flow proves who is logging on.',
    hint: 'Add a step that does, such as a password.',
  },
  SCHEME_STALE: {
    message: 'Somebody else published this scheme meanwhile.',
    hint: 'Reload it, look at what changed, and save again.',
  },
  SCHEME_UNKNOWN_VERSION: { message: 'The scheme has no such version.', hint: 'Choose one of its versions.' },
  SCHEME_DRAFT_STALE: {
    message: 'The draft is not the one that you started from.',
    hint: 'Reload it, look at what changed, and go on from there.',
  },
  SCHEME_REVIEW_STALE: { message: 'What would be published is not what was reviewed.', hint: 'Review it again.' },
  SCHEME_LOCKOUT: {
    message: 'Too few administrators would get in whatever happens.',
    hint: 'Change the flow, or say in words why it is to be published all the same.',
  },
  SCHEME_INVARIANT_BROKEN: {
    message: 'A rule that administrators wrote down would be broken.',
    hint: 'Change the flow, or say in words why it is to be published all the same.',
  },
  SCHEME_BUILT_IN: { message: 'This flow is part of the program.', hint: 'Change another one.' },
  OVERRIDE_TOO_SHORT: { message: 'The reason is too short or too long.', hint: 'Say why in 10 to 500 characters.' },
}

export const SCHEME_ERROR_CODES: readonly ErrorCode[] = [
  ...Object.entries(TEXTS).map(([code, text]) => ({ code, ...text })),
  {
    code: 'PUBLICATION_NOT_PENDING',
    message: 'There is no such publication to keep or to take back any more.',
    hint: 'Reload the scheme to see what is live.',
  },
  {
    code: 'PUBLICATION_POLICY_STALE',
    message: 'Somebody else changed the policy meanwhile.',
    hint: 'Reload it, look at what changed, and save again.',
  },
]

export class PublicationPolicyStaleError extends AppError {
  override readonly name = 'PublicationPolicyStaleError'
  constructor() {
    super('PUBLICATION_POLICY_STALE', 'The policy is of another revision')
  }
}

export class PublicationNotPendingError extends AppError {
  override readonly name = 'PublicationNotPendingError'
  constructor(scheme: string) {
    super('PUBLICATION_NOT_PENDING', 'No publication of this version waits to be confirmed', { fields: { scheme } })
  }
}

/** Where a change answers with the scheme itself and has no place for problems. */
export class SchemeRefusedError extends AppError {
  override readonly name = 'SchemeRefusedError'
  constructor(code: SchemeProblemCode) {
    super(code, 'Change of a scheme refused')
  }
}
