import { CORE_ERROR_TEXTS } from './error-message.ts'

export interface AdminText {
  message: string
  advice: string | null
}

/** What happened and what to do next, for each stable code of the dashboard and the administration. */
export const ADMIN_MESSAGES: Readonly<Record<string, AdminText>> = {
  // Requests
  UNAUTHENTICATED: { message: 'Your session has ended.', advice: 'Log on again to go on.' },
  FORBIDDEN: { message: 'You may not do this.', advice: 'Ask an administrator for a role that allows it.' },
  REAUTH_REQUIRED: {
    message: 'Nothing was changed: it has to be confirmed first that it is you.',
    advice: 'Do it again, and log on when you are asked to. What you have entered is still here.',
  },
  TOKEN_NOT_ALLOWED: { message: 'A script’s token can’t be used for this.', advice: 'Log on and do it yourself.' },
  REQUEST_REFUSED: {
    message: 'The request goes beyond what the server allows.',
    advice: 'Reload the page. If it happens again, tell an administrator.',
  },
  SERVER_BUSY: { message: 'The server has too much to do at the moment.', advice: 'Wait a moment, then try again.' },
  SERVER_UNAVAILABLE: { message: 'The server could not answer.', advice: 'It may be starting. Try again in a moment.' },
  // Settings
  SETTING_REQUIRED: { message: 'A value is missing.', advice: 'Fill in the field.' },
  SETTING_UNKNOWN: { message: 'There is no such setting.', advice: 'Reload the page: the module may have changed.' },
  SETTING_INVALID: {
    message: 'A value does not have the expected form.',
    advice: 'Correct the field as its help says.',
  },
  SETTING_TOO_LONG: { message: 'A value is too long.', advice: 'Shorten it.' },
  SETTING_OUT_OF_RANGE: {
    message: 'A number is too small or too large.',
    advice: 'Choose one within the range that the field names.',
  },
  SETTING_IN_USE: {
    message: 'A published scheme needs this setting.',
    advice: 'Remove the module from the scheme first, then clear the setting.',
  },
  SETTINGS_STALE: {
    message: 'Somebody else has changed these settings meanwhile.',
    advice: 'Reload to see their values, then make your changes again.',
  },
  SECRET_REQUIRED_AGAIN: {
    message: 'The secret has to be entered again, because where it is used was changed.',
    advice: 'Enter the secret that belongs to the new values.',
  },
  // Schemes
  SCHEME_EMPTY: {
    message: 'The flow is empty.',
    advice: 'Add a module that says who is logging on and proves it, such as a password.',
  },
  SCHEME_TOO_MANY_STEPS: { message: 'The flow has too many steps.', advice: 'Remove some.' },
  SCHEME_UNKNOWN_MODULE: { message: 'A step names a module that does not exist.', advice: 'Remove the step.' },
  SCHEME_MODULE_NOT_CONFIGURED: {
    message: 'A module in the flow is not set up yet.',
    advice: 'Fill in its settings first.',
  },
  SCHEME_OPTION_INVALID: { message: 'An option of a step is not valid.', advice: 'Correct the options of the step.' },
  SCHEME_SECRET_BEFORE_IDENTITY: {
    message: 'A step would prove somebody of whom nobody knows yet who it is.',
    advice: 'Put a step that says who before it.',
  },
  SCHEME_SECOND_IDENTITY: { message: 'A second step asks who is logging on.', advice: 'Remove the second one.' },
  SCHEME_NEEDS_SECRET_BEFORE: {
    message: 'A step could be reached by a bare name.',
    advice: 'Put a step that proves something, such as a password, before it.',
  },
  SCHEME_NEEDS_BROWSER: {
    message: 'A step sends a browser elsewhere, and clients here need not be browsers.',
    advice: 'Use another module in this flow.',
  },
  SCHEME_NO_IDENTITY: {
    message: 'Nothing in the flow says who is logging on.',
    advice: 'Add a step that does, such as a password.',
  },
  SCHEME_NO_SECRET: {
    message: 'Nothing in the flow proves who is logging on.',
    advice: 'Add a step that does, such as a password.',
  },
  SCHEME_STALE: {
    message: 'Somebody else has published this scheme meanwhile.',
    advice: 'Reload to see their version, then make your changes again.',
  },
  SCHEME_UNKNOWN_VERSION: {
    message: 'The scheme has no such version.',
    advice: 'Reload to see the versions that it has.',
  },
  SCHEME_DRAFT_STALE: {
    message: 'Somebody else has changed the draft meanwhile.',
    advice: 'Reload to see their draft, then make your changes again.',
  },
  SCHEME_REVIEW_STALE: {
    message: 'What would be published is not what you reviewed.',
    advice: 'Look at the review again: it is up to date now.',
  },
  SCHEME_LOCKOUT: {
    message: 'Too few administrators would get in whatever happens.',
    advice: 'Change the flow, or say why it is to be published all the same.',
  },
  SCHEME_INVARIANT_BROKEN: {
    message: 'An invariant would be broken.',
    advice: 'Change the flow, or say why it is to be published all the same.',
  },
  SCHEME_BUILT_IN: { message: 'This flow is part of the program.', advice: 'Change another one.' },
  OVERRIDE_TOO_SHORT: { message: 'The reason is too short or too long.', advice: 'Say why in 10 to 500 characters.' },
  PUBLICATION_NOT_PENDING: {
    message: 'There is nothing to keep or to take back any more.',
    advice: 'Reload to see what is live.',
  },
  PUBLICATION_POLICY_STALE: {
    message: 'Somebody else has changed this meanwhile.',
    advice: 'Reload to see their values, then make your changes again.',
  },
  ACCESS_TYPE_KEY_INVALID: {
    message: 'This can’t be the key of an access type.',
    advice: 'Use small letters, digits and hyphens, beginning with a letter.',
  },
  ACCESS_TYPE_TAKEN: { message: 'There is an access type with this key already.', advice: 'Choose another key.' },
  ACCESS_TYPE_NAME_INVALID: {
    message: 'This can’t be the name of an access type.',
    advice: 'Use 1 to 60 visible characters.',
  },
  ACCESS_TYPE_STALE: {
    message: 'Somebody else has changed this access type meanwhile.',
    advice: 'Reload to see their values, then make your changes again.',
  },
  ACCESS_TYPE_IN_USE: {
    message: 'An invariant is about this access type.',
    advice: 'Change or remove the invariant first.',
  },
  ACCESS_TYPE_BUILT_IN: { message: 'This access type is part of the program.', advice: 'Disable its scheme instead.' },
  RETURN_URL_INVALID: {
    message: 'This can’t be an address to return to.',
    advice: 'Give https://host or https://host/path, without user, query or fragment.',
  },
  LOCKOUT: {
    message: 'Too few administrators would get in whatever happens.',
    advice: 'Change something else first, or say why it is to be done all the same.',
  },
  INVARIANT_BROKEN: {
    message: 'An invariant would be broken.',
    advice: 'Change something else first, or say why it is to be done all the same.',
  },
  // Tokens for scripts
  API_TOKEN_NAME_INVALID: {
    message: 'This can’t be the name of a token.',
    advice: 'Use 1 to 100 visible characters that say what the token is for.',
  },
  API_TOKEN_PERMISSIONS_INVALID: {
    message: 'A token can’t have these permissions.',
    advice: 'Choose at least one, and only such as you have yourself.',
  },
  API_TOKEN_EXPIRY_INVALID: { message: 'A token can’t be good for so long.', advice: 'Choose 1 to 366 days.' },
  API_TOKEN_TOO_MANY: {
    message: 'You have as many tokens as one person can have.',
    advice: 'Revoke those that are no longer used.',
  },
  // Configuration files
  CONFIGURATION_UNREADABLE: { message: 'The document can’t be read.', advice: 'Correct the line that is named.' },
  CONFIGURATION_TOO_LARGE: { message: 'The document is too large.', advice: 'A configuration has 256 kB at most.' },
  CONFIGURATION_NOT_ALLOWED: {
    message: 'The document uses something of YAML that a configuration can’t have.',
    advice: 'Write everything out, without anchors, aliases, tags and directives.',
  },
  CONFIGURATION_DUPLICATE_KEY: { message: 'A key stands twice in the same place.', advice: 'Remove one of them.' },
  CONFIGURATION_UNKNOWN_KEY: { message: 'A key is not known here.', advice: 'Correct its spelling, or remove it.' },
  CONFIGURATION_INVALID: {
    message: 'A value does not have the expected form.',
    advice: 'Correct it as the message says.',
  },
  CONFIGURATION_UNKNOWN_NAME: {
    message: 'Something is named that does not exist.',
    advice: 'Correct the name, or add what it names.',
  },
  CONFIGURATION_NOT_CHANGEABLE: {
    message: 'This can’t be changed.',
    advice: 'Take the entry out, or give it the value that it has.',
  },
  CONFIGURATION_SECRET_LITERAL: {
    message: 'A secret stands in the document itself.',
    advice: 'Write a reference such as ${env:NAME} instead, and change the secret: it has been seen.',
  },
  CONFIGURATION_SECRET_MISSING: {
    message: 'The value of a secret is needed and was not given.',
    advice: 'Set the environment variable or the file that the reference names.',
  },
  CONFIGURATION_SECRET_UNUSED: {
    message: 'A value was given for a reference that the document does not have.',
    advice: 'Send only the references of the document.',
  },
  PLAN_STALE: {
    message: 'The server or the document is no longer what the plan was made of.',
    advice: 'Plan again, and look at what changed.',
  },
  // Invariants
  INVARIANT_INVALID: {
    message: 'The invariant says something that can’t be checked.',
    advice: 'Correct it as the message says.',
  },
  INVARIANT_NAME_TAKEN: { message: 'There is an invariant with this name already.', advice: 'Choose another name.' },
  INVARIANT_STALE: {
    message: 'Somebody else has changed this invariant meanwhile.',
    advice: 'Reload to see theirs, then make your changes again.',
  },
  INVARIANT_BROKEN_NOW: {
    message: 'What is live now breaks this invariant.',
    advice: 'Change what breaks it first, or say in words why it is to be written down all the same.',
  },
  // Users and passwords
  USERNAME_TAKEN: { message: 'Somebody has this username already.', advice: 'Choose another one.' },
  USERNAME_INVALID: {
    message: 'This can’t be a username.',
    advice: 'Leave out spaces, invisible characters and mixed alphabets.',
  },
  DISPLAY_NAME_INVALID: { message: 'This can’t be a display name.', advice: 'Use at most 200 visible characters.' },
  EMAIL_INVALID: { message: 'This is not an email address.', advice: 'Enter one like name@example.com, or none.' },
  ROLE_UNKNOWN: { message: 'There is no such role.', advice: 'Choose one of the roles listed.' },
  ROLE_BEYOND_OWN: {
    message: 'A role allows more than you may do yourself.',
    advice: 'Ask somebody who may do all of that.',
  },
  USER_BEYOND_OWN: {
    message: 'This user may do more than you, so you can’t change them.',
    advice: 'Ask somebody who may do all of that.',
  },
  ROLE_NAME_INVALID: {
    message: 'This can’t be the name of a role.',
    advice: 'Use small letters, digits and hyphens, beginning with a letter.',
  },
  ROLE_TAKEN: { message: 'There is a role with this name already.', advice: 'Choose another name.' },
  ROLE_STALE: {
    message: 'Somebody else has changed this role meanwhile.',
    advice: 'Reload to see their values, then make your changes again.',
  },
  ROLE_BUILT_IN: { message: 'This role is part of the program.', advice: 'Choose another name.' },
  ROLE_IN_USE: {
    message: 'The role is still used.',
    advice: 'Take it from the users, access types and invariants that have it first.',
  },
  PERMISSION_UNKNOWN: { message: 'There is no such permission.', advice: 'Choose one of those listed.' },
  PASSWORD_TOO_SHORT: {
    message: 'The password is too short.',
    advice: 'Use a longer one, such as a few words in a row.',
  },
  PASSWORD_TOO_COMMON: {
    message: 'The password is among the first that an attacker tries.',
    advice: 'Choose one that has nothing to do with the user or this product.',
  },
  EXTERNAL_NAME_TAKEN: {
    message: 'Another user has this name there already.',
    advice: 'Give each user a name of their own.',
  },
  EXTERNAL_NAME_INVALID: { message: 'This can’t be a name there.', advice: 'Use at most 100 visible characters.' },
  LAST_ADMINISTRATOR: {
    message: 'This is the last administrator who can log on.',
    advice: 'Make somebody else an administrator, and have them choose a password, first.',
  },
}

// What exactly was wrong or missing only the server knows; our general words would blur it.
const TOLD_BY_SERVER = new Set(['BAD_USER_INPUT', 'NOT_FOUND'])

/** The text for a code; one that nobody here knows is told in the server's own words, which are fit to be shown. */
export function describeCode(code: string, serverMessage?: string): AdminText {
  const known =
    (Object.hasOwn(ADMIN_MESSAGES, code) ? ADMIN_MESSAGES[code] : undefined) ??
    (Object.hasOwn(CORE_ERROR_TEXTS, code) ? CORE_ERROR_TEXTS[code] : undefined)
  if (!known) return { message: serverMessage || 'Something went wrong.', advice: null }
  return serverMessage && TOLD_BY_SERVER.has(code) ? { message: serverMessage, advice: known.advice } : known
}
