/** The service's own texts as far as they are known. The README lists those that are guessed. */
export const TEXTS = {
  accountActive: 'Account is active',
  allowingUnknownUser: 'Allowing unknown user',
  accountDisabled: 'Account is disabled',
  lockedOut: 'You have been locked out. Please contact your system administrator.',
  enrollToProceed: 'Enroll an authentication device to proceed',
  unknownUserDenied:
    'Access Denied. The username you have entered cannot authenticate with Duo Security. Please contact your system administrator.',
  success: 'Success. Logging you in...',
  pushed: 'Pushed a login request to your device...',
  pushFailed: 'Unable to deliver the login request to your device.',
  enterCode: (code: string) => `Please enter verification code ${code} into Duo Mobile...`,
  dialing: (number: string) => `Dialing ${number}...`,
  answered: "Answered. Press '#' on your phone to log in.",
  denied: 'Login request denied.',
  fraud: 'Login request reported as fraudulent.',
  pushTimedOut: 'Login timed out.',
  callTimedOut: 'Authentication timed out.',
  smsSent: 'New SMS passcodes sent',
  invalidPasscode: 'Invalid passcode, please try again.',
  usedPasscode: 'This passcode has already been used. Please generate a new passcode and try again.',
  notPermitted: 'Access denied. Please contact your system administrator.',
} as const
