import type { ErrorCode } from '@sallyport/shared/error-code'

const TEXTS = {
  CONFIGURATION_UNREADABLE: {
    message: 'The document can’t be read as YAML or JSON.',
    hint: 'Correct the line that is named.',
  },
  CONFIGURATION_TOO_LARGE: { message: 'The document is too large.', hint: 'A configuration has 256 kB at most.' },
  CONFIGURATION_NOT_ALLOWED: {
    message: 'The document uses something of YAML that a configuration can’t have.',
    hint: 'Write everything out: no anchors, aliases, tags or directives, and one document per file.',
  },
  CONFIGURATION_DUPLICATE_KEY: { message: 'A key stands twice in the same place.', hint: 'Remove one of them.' },
  CONFIGURATION_UNKNOWN_KEY: {
    message: 'A key is not known here.',
    hint: 'Correct its spelling or remove it; the JSON Schema lists the ones there are.',
  },
  CONFIGURATION_INVALID: {
    message: 'A value does not have the expected form.',
    hint: 'Correct it as the message says.',
  },
  CONFIGURATION_UNKNOWN_NAME: {
    message: 'Something is named that does not exist.',
    hint: 'Correct the name, or add what it names to the document.',
  },
  CONFIGURATION_NOT_CHANGEABLE: {
    message: 'This can’t be changed.',
    hint: 'Take the entry out of the document, or give it the value that it has.',
  },
  CONFIGURATION_SECRET_LITERAL: {
    message: 'A secret stands in the document itself.',
    hint: 'Write ${env:NAME} or ${file:path} instead, and change the secret where it comes from: it has been seen.',
  },
  CONFIGURATION_SECRET_MISSING: {
    message: 'The value of a secret is needed and was not given.',
    hint: 'Set the environment variable or the file that the reference names.',
  },
  CONFIGURATION_SECRET_UNUSED: {
    message: 'A value was given for a reference that the document does not have.',
    hint: 'Send only the references of the document.',
  },
  PLAN_STALE: {
    message: 'The server or the document is no longer what the plan was made of.',
    hint: 'Plan again, look at what changed, and apply that plan.',
  },
} as const satisfies Record<string, { message: string; hint: string }>

export type ConfigurationErrorCode = keyof typeof TEXTS

export const CONFIGURATION_ERROR_CODES: readonly ErrorCode[] = Object.entries(TEXTS).map(([code, text]) => ({
  code,
  ...text,
}))
