import type { AuthenticationModule } from '../../module-contract/authentication-module.ts'
import { ModuleRegistry } from '../../module-contract/module-registry.ts'

const NO_STEP = {
  begin: () => Promise.reject(new Error('No logons with this module')),
  answer: () => Promise.reject(new Error('No logons with this module')),
  toPrompt: () => {
    throw new Error('No logons with this module')
  },
  fromFields: () => null,
}
const toStep = (name: string) => ({
  behavior: NO_STEP,
  options: {},
  prompts: [],
  answers: [{ name, type: () => Object, description: '' }],
})

export const passwordLike: AuthenticationModule = {
  id: 'password',
  title: 'Password',
  description: 'For tests.',
  category: 'IDENTITY_AND_SECRET',
  errorCodes: [],
  step: toStep('password'),
  settings: { fields: {} },
}

/** A second factor with a secret that is tied to a host. */
export const phoneLike: AuthenticationModule = {
  id: 'phone',
  title: 'Phone',
  description: 'For tests.',
  category: 'SECRET',
  errorCodes: [],
  step: {
    ...toStep('phone'),
    options: {
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
    needsSecretBefore: true,
  },
  settings: {
    fields: {
      integrationKey: { kind: 'text', label: 'Integration key', required: true },
      secretKey: { kind: 'secret', label: 'Secret key', required: true, maxLength: 100 },
      apiHostname: { kind: 'text', label: 'API hostname', required: true },
      automaticPush: { kind: 'boolean', label: 'Automatic push', default: true },
    },
    secretsBoundTo: ['apiHostname', 'integrationKey'],
    checkValues: ({ apiHostname }) =>
      typeof apiHostname === 'string' && !apiHostname.endsWith('.example.test')
        ? [{ field: 'apiHostname', code: 'SETTING_INVALID', message: 'Not one of the allowed hosts.' }]
        : [],
    checkConnection: async ({ secrets }) => {
      const ok = secrets['secretKey'] === 'the-right-secret'
      return {
        ok,
        code: ok ? 'PHONE_OK' : 'PHONE_BAD_CREDENTIALS',
        message: ok ? 'It works.' : 'The keys are wrong.',
        latencyMs: 12,
        checks: [],
      }
    },
  },
}

export const sampleModules = (): ModuleRegistry => new ModuleRegistry([passwordLike, phoneLike])
