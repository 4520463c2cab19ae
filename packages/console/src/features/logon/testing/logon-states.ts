// Responses of the API, for tests of the page with a faked network.

const inSeconds = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString()

export const REFERENCE = '3f6c2c1e-6f0f-4b0e-9a43-2f0a3f1f7c11'

const logon = (more: object) => ({ id: 'logon-1', expiresAt: inSeconds(600), ...more })
const field = (name: string, more: object = {}) => ({
  name,
  kind: 'TEXT',
  label: name,
  required: true,
  autocomplete: null,
  value: null,
  options: [],
  ...more,
})

export const problem = (code: string, more: object = {}) => ({
  code,
  message: `The server’s words for ${code}.`,
  field: null,
  retryAt: null,
  reference: REFERENCE,
  ...more,
})

export const step = (token: string, prompt: object, more: object = {}) =>
  logon({ __typename: 'LogonStep', token, position: 1, stepCount: 2, prompt, problem: null, ...more })

export const passwordPrompt = (more: object = {}) => ({
  __typename: 'PasswordPrompt',
  module: 'password',
  title: 'Log on',
  pollAfterMs: null,
  asksUsername: true,
  fields: [
    field('username', { label: 'Username', autocomplete: 'username' }),
    field('password', { label: 'Password', kind: 'PASSWORD', autocomplete: 'current-password' }),
  ],
  ...more,
})

export const duoWaitPrompt = (more: object = {}) => ({
  __typename: 'DuoWaitPrompt',
  module: 'duo',
  title: 'Approve the request on your phone',
  pollAfterMs: 2_000,
  fields: [field('passcode', { kind: 'CODE', label: 'Passcode', required: false })],
  factor: 'PUSH',
  device: { id: 'DPFZRS9FB0D46QFTM891', name: 'iPhone' },
  status: 'pushed',
  statusMessage: 'Pushed a login request to your device...',
  verificationCode: null,
  expiresAt: inSeconds(60),
  resendAt: inSeconds(-1),
  acceptsPasscode: true,
  ...more,
})

export const duoChoicePrompt = (more: object = {}) => ({
  __typename: 'DuoChoicePrompt',
  module: 'duo',
  title: 'Confirm that it is you',
  pollAfterMs: null,
  fields: [field('passcode', { kind: 'CODE', label: 'Passcode', required: false })],
  devices: [
    { id: 'DPFZRS9FB0D46QFTM891', name: 'iPhone', factors: ['PUSH', 'SMS', 'PASSCODE'] },
    { id: 'DPHEXQ4T1O1YGKV2Q5AX', name: 'Landline (XXX-XXX-0199)', factors: ['PHONE'] },
  ],
  acceptsPasscode: true,
  notice: null,
  resendAt: null,
  ...more,
})

export const duoEnrollmentPrompt = (more: object = {}) => ({
  __typename: 'DuoEnrollmentPrompt',
  module: 'duo',
  title: 'Set up your phone',
  pollAfterMs: 2_000,
  fields: [],
  qrCode:
    'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 9 9%22%3E%3Cpath d=%22M0 0h3v3h-3zM6 0h3v3h-3zM0 6h3v3h-3zM4 4h1v1h-1zM5 2h1v1h-1zM3 5h1v2h-1zM7 7h2v1h-2z%22/%3E%3C/svg%3E',
  activationCode: 'duo://qzMZdGaVDBSBl5qDYXkh-YXBpLTEyMzQ1Njc4LmR1b3NlY3VyaXR5LmNvbQ',
  activationUrl: 'https://m-12345678.duosecurity.com/activate/qzMZdGaVDBSBl5qDYXkh',
  portalUrl: null,
  expiresAt: inSeconds(580),
  ...more,
})

export const duoEnrollmentCodePrompt = (more: object = {}) => ({
  __typename: 'DuoEnrollmentCodePrompt',
  module: 'duo',
  title: 'Enter your enrollment code',
  pollAfterMs: null,
  fields: [field('enrollmentCode', { kind: 'CODE', label: 'Enrollment code from an administrator' })],
  ...more,
})

export const duoRememberPrompt = (more: object = {}) => ({
  __typename: 'DuoRememberPrompt',
  module: 'duo',
  title: 'Remember this browser?',
  pollAfterMs: 2_000,
  fields: [
    field('remember', {
      kind: 'CHOICE',
      options: [
        { value: 'no', label: 'No' },
        { value: 'yes', label: 'Yes' },
      ],
    }),
  ],
  ...more,
})

export const unknownPrompt = (more: object = {}) => ({
  __typename: 'RiddlePrompt',
  module: 'riddle',
  title: 'Solve a riddle',
  pollAfterMs: null,
  fields: [
    field('hint', { kind: 'NOTE', label: 'Hint', value: 'It has keys and opens nothing.' }),
    field('answer', { label: 'Your answer' }),
    field('language', {
      kind: 'CHOICE',
      label: 'Language',
      options: [
        { value: 'en', label: 'English' },
        { value: 'de', label: 'German' },
      ],
    }),
  ],
  ...more,
})

export const ready = (token: string) => logon({ __typename: 'LogonReady', token })
export const completed = (redirectTo = '/') => logon({ __typename: 'LogonCompleted', redirectTo })
export const denied = (code: string, more: object = {}) =>
  logon({ __typename: 'LogonDenied', reason: problem(code, more) })
