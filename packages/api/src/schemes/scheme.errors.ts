import type { ErrorCode } from '@sallyport/shared/error-code'
import type { SchemeProblemCode } from '@sallyport/shared/scheme-rules'

const TEXTS: Record<SchemeProblemCode, { message: string; advice: string }> = {
  SCHEME_EMPTY: { message: 'The flow is empty.', advice: 'Add a module that says who is logging on and proves it, such as a password.' },
  SCHEME_TOO_MANY_STEPS: { message: 'The flow has too many steps.', advice: 'Remove steps until the limit is kept.' },
  SCHEME_UNKNOWN_MODULE: { message: 'A step names a module that does not exist.', advice: 'Remove the step, or choose one of the modules listed.' },
  SCHEME_MODULE_NOT_CONFIGURED: { message: 'A module in the flow is not set up yet.', advice: 'Fill in its settings first.' },
  SCHEME_OPTION_INVALID: { message: 'An option of a step is not valid.', advice: 'Correct the options of the step.' },
  SCHEME_SECRET_BEFORE_IDENTITY: { message: 'A step would prove somebody of whom nobody knows yet who it is.', advice: 'Put a step that says who is logging on before it.' },
  SCHEME_SECOND_IDENTITY: { message: 'A second step asks who is logging on.', advice: 'Remove the second one.' },
  SCHEME_NEEDS_SECRET_BEFORE: { message: 'A step could be reached by a bare name.', advice: 'Put a step that proves something, such as a password, before it.' },
  SCHEME_NEEDS_BROWSER: { message: 'A step sends a browser elsewhere, and clients of this access type need not be browsers.', advice: 'Use another module in this flow.' },
  SCHEME_NO_IDENTITY: { message: 'Nothing in the flow says who is logging on.', advice: 'Add a step that does, such as a password.' },
  SCHEME_NO_SECRET: { message: 'Nothing in the flow proves who is logging on.', advice: 'Add a step that does, such as a password.' },
  SCHEME_STALE: { message: 'Somebody else published this scheme meanwhile.', advice: 'Reload it, look at what changed, and save again.' },
  SCHEME_UNKNOWN_VERSION: { message: 'The scheme has no such version.', advice: 'Choose one of its versions.' },
}

export const SCHEME_ERROR_CODES: readonly ErrorCode[] = Object.entries(TEXTS).map(([code, text]) => ({ code, ...text }))
