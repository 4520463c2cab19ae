import type { AuthenticationModule, CheckResult } from '../../module-contract/authentication-module.ts'
import { ModuleRegistry } from '../../module-contract/module-registry.ts'

const NO_STEP = {
  begin: () => Promise.reject(new Error('Not for logons')),
  answer: () => Promise.reject(new Error('Not for logons')),
  toPrompt: () => {
    throw new Error('Not for logons')
  },
  fromFields: () => null,
}
const BARE = {
  description: 'For tests.',
  settings: {},
  stepOptions: {},
  errorCodes: [],
  promptTypes: [],
  step: NO_STEP,
}

export const passwordLike: AuthenticationModule = {
  ...BARE,
  id: 'password',
  title: 'Password',
  category: 'IDENTITY_AND_SECRET',
  answer: { name: 'password', type: () => Object, description: '' },
}

/** A second factor with a secret that belongs to a host. */
export const phoneLike: AuthenticationModule = {
  ...BARE,
  id: 'phone',
  title: 'Phone',
  category: 'SECRET',
  needsSecretBefore: true,
  answer: { name: 'phone', type: () => Object, description: '' },
  settings: {
    integrationKey: { kind: 'text', label: 'Integration key', required: true },
    secretKey: { kind: 'secret', label: 'Secret key', required: true, maxLength: 100 },
    apiHostname: { kind: 'text', label: 'API hostname', required: true },
    automaticPush: { kind: 'boolean', label: 'Automatic push', default: true },
  },
  stepOptions: {
    bypass: {
      kind: 'choice',
      label: 'Bypass',
      default: 'refuse',
      options: [
        { value: 'refuse', label: 'Refuse' },
        { value: 'accept', label: 'Accept' },
      ],
    },
  },
  secretsBoundTo: ['apiHostname', 'integrationKey'],
  checkValues: ({ apiHostname }) =>
    typeof apiHostname === 'string' && !apiHostname.endsWith('.example.test')
      ? [{ field: 'apiHostname', code: 'SETTING_INVALID', message: 'Not one of the allowed hosts.' }]
      : [],
  checkSettings: ({ secrets }): Promise<CheckResult> => {
    const ok = secrets['secretKey'] === 'the-right-secret'
    return Promise.resolve({
      ok,
      code: ok ? 'PHONE_OK' : 'PHONE_BAD_CREDENTIALS',
      message: ok ? 'It works.' : 'The keys are wrong.',
      latencyMs: 12,
      checks: [],
    })
  },
}

export const sampleModules = (): ModuleRegistry => new ModuleRegistry([passwordLike, phoneLike])
