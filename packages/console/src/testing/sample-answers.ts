import { PERMISSIONS } from '@sallyport/shared/permissions'
import type { Answers } from './fake-api.ts'

const user = {
  __typename: 'User',
  id: 'u1',
  username: 'alice',
  displayName: null,
  email: null,
  enabled: true,
  roles: ['administrator'],
  createdAt: '2026-11-01T00:00:00Z',
  lastLogonAt: null,
}

export const viewerWith = (permissions: readonly string[]): Answers => ({
  Viewer: { viewer: { __typename: 'Viewer', permissions, user } },
})
export const administrator = viewerWith(PERMISSIONS)

export const sampleField = (name: string, kind: string, label: string, more: Record<string, unknown> = {}) => ({
  __typename: 'SettingField',
  name,
  kind,
  label,
  help: null,
  required: false,
  defaultValue: null,
  pattern: null,
  patternMessage: null,
  minimum: null,
  maximum: null,
  maxLength: null,
  options: [],
  ...more,
})

const duoFields = [
  sampleField('integrationKey', 'text', 'Integration key', {
    required: true,
    pattern: 'DI[A-Z0-9]{18}',
    patternMessage: 'It begins with DI and has 20 characters.',
  }),
  sampleField('secretKey', 'secret', 'Secret key', { required: true }),
  sampleField('apiHostname', 'text', 'API hostname', { required: true, help: 'Such as api-12345678.duosecurity.com.' }),
  sampleField('automaticPush', 'boolean', 'Send a push at once', { defaultValue: true }),
]

export const duoSettings = (more: Record<string, unknown> = {}) => ({
  __typename: 'ModuleSettings',
  values: { integrationKey: 'DIABCDEFGHIJKLMNOPQR', apiHostname: 'api-1.duosecurity.com' },
  secretsSet: ['secretKey'],
  revision: 4,
  updatedAt: '2026-11-20T00:00:00Z',
  module: {
    __typename: 'Module',
    id: 'duo',
    title: 'Duo',
    description: 'Asks for approval on a phone.',
    configured: true,
    checkable: true,
    settings: duoFields,
  },
  ...more,
})
export const otherSettings = {
  ...duoSettings(),
  revision: 0,
  module: {
    ...duoSettings().module,
    id: 'other',
    title: 'Other',
    checkable: false,
    settings: [sampleField('note', 'text', 'A note')],
  },
}

export const passwordModule = {
  __typename: 'Module',
  id: 'password',
  title: 'Password',
  description: 'Asks for a password.',
  category: 'IDENTITY_AND_SECRET',
  configured: true,
  needsSecretBefore: false,
  needsBrowser: false,
  settings: [],
  stepOptions: [],
}
export const duoModule = {
  ...passwordModule,
  id: 'duo',
  title: 'Duo',
  description: 'Asks for approval on a phone.',
  category: 'SECRET',
  needsSecretBefore: true,
  needsBrowser: false,
  settings: [{ __typename: 'SettingField', name: 'integrationKey' }],
  stepOptions: [sampleField('text', 'text', 'Text on the phone')],
}

type SampleModule = { id: string; title: string }
export const version = (number: number, modules: readonly SampleModule[], note: string | null = null) => ({
  __typename: 'SchemeVersion',
  number,
  note,
  savedAt: '2026-11-20T00:00:00Z',
  savedBy: 'alice',
  hash: `hash-${number}`,
  steps: modules.map(({ id, title }, index) => ({
    __typename: 'SchemeStep',
    id: String(index + 1),
    options: {},
    module: { __typename: 'Module', id, title },
  })),
})
export const scheme = (
  versions: readonly ReturnType<typeof version>[],
  key = 'browser',
  name = 'Browser',
  more: Record<string, unknown> = {},
) => ({
  __typename: 'Scheme',
  key,
  name,
  accessType: key,
  sessionDelivery: 'COOKIE',
  enabled: true,
  editable: true,
  warnings: [],
  draft: null,
  pending: null,
  published: versions[0],
  versions,
  ...more,
})
