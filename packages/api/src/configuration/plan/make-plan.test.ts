import { toRuleModule } from '../../module-contract/to-rule-module.ts'
import { PERMISSIONS } from '@sallyport/shared/permissions'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleModules } from '../../settings/testing/sample-modules.ts'
import type { ConfigurationFile } from '../file/configuration-file.ts'
import type { CurrentConfiguration } from './current-configuration.ts'
import { toWholeFile } from './export-configuration.ts'
import { makePlan } from './make-plan.ts'
import { parseConfiguration } from '../file/parse-configuration.ts'
import type { PlannedChange } from './planned-change.ts'
import { ProblemList } from '../file/problem-list.ts'
import { randomConfiguration } from './testing/random-configuration.ts'
import { toCurrent } from './testing/to-current.ts'

const modules = sampleModules()
const PHONE = [
  '  phone:',
  '    integrationKey: DIABC',
  '    secretKey: ${env:PHONE_KEY}',
  '    apiHostname: api.example.test',
  '',
]
const BROWSER = '  browser: { name: Browser, sessionDelivery: COOKIE }'
const BASE = [
  'sallyport: 1',
  'settings:',
  ...PHONE,
  'accessTypes:',
  BROWSER,
  '  kiosk: { name: Kiosk, sessionDelivery: TOKEN }',
  'schemes:',
  '  browser: { steps: [ { module: password } ] }',
  '  kiosk: { steps: [ { module: password }, { module: phone } ] }',
  '',
].join('\n')
const EMPTY: ConfigurationFile = {
  roles: null,
  settings: null,
  accessTypes: null,
  schemes: null,
  invariants: null,
  publicationPolicy: null,
}

function plan(text: string, current: CurrentConfiguration, secrets: Record<string, string> = {}): PlannedChange {
  const { file, problems } = parseConfiguration(text, modules)
  return planFile(file!, current, secrets, problems)
}
function planFile(
  file: ConfigurationFile,
  current: CurrentConfiguration,
  secrets: Record<string, string> = {},
  problems = new ProblemList(() => null),
  isOnProbation = false,
): PlannedChange {
  const isConfigured = (id: string) => id === 'password' || (current.settings.get(id)?.secrets.size ?? 0) > 0
  const ruleModules = modules.list().map((module) => toRuleModule(module, isConfigured(module.id)))
  return makePlan(
    {
      file,
      current,
      modules,
      ruleModules,
      secrets: new Map(Object.entries(secrets)),
      permissions: PERMISSIONS,
      isOnProbation,
      isStoredSecret: (module, field, value) => current.settings.get(module)!.stored.sealedSecrets.get(field) === value,
      problems,
    },
    { firstSteps: [{ module: 'password', options: {} }] },
  )
}
const base = () => toCurrent(parseConfiguration(BASE, modules).file!, modules)
const texts = ({ changes }: PlannedChange) => changes.map(({ kind, path, text }) => `${kind} ${path} ${text}`)
const codes = ({ problems }: PlannedChange) => problems.map(({ line, path, code }) => `${line ?? '-'} ${path} ${code}`)

describe('a plan', () => {
  it('has nothing to do for a file that says what the server has, whatever that is', () => {
    fc.assert(
      fc.property(randomConfiguration(modules.list()), (configuration) => {
        const current = toCurrent({ ...configuration, schemes: null }, modules)
        const planned = planFile(toWholeFile(current), current)
        expect(planned.changes).toEqual([])
        expect([
          planned.settings.size,
          planned.schemes.size,
          planned.accessTypes.updated.size,
          planned.roles.saved.size,
          planned.invariants.saved.length,
        ]).toEqual([0, 0, 0, 0, 0])
      }),
      { numRuns: 60 },
    )
    expect(texts(plan(BASE, base()))).toEqual([])
    expect(codes(plan(BASE, base()))).toEqual([])
  })

  it('leaves alone what the file does not speak of', () => {
    expect(texts(planFile(EMPTY, base()))).toEqual([])
    expect(texts(plan('sallyport: 1\nschemes:\n  kiosk: { steps: [ { module: password } ] }', base()))).toEqual([
      'REMOVED schemes.kiosk.steps Kiosk: Phone removed (was step 2)',
    ])
  })

  it('says each difference in words, with its place in the file', () => {
    const text = [
      'sallyport: 1',
      'roles:',
      '  helpdesk: { title: Help desk, permissions: [users:read] }',
      'settings:',
      ...PHONE,
      '    automaticPush: false',
      'accessTypes:',
      '  browser: { name: Web, sessionDelivery: COOKIE, rolesDenied: [helpdesk], session: { idleMinutes: 5 } }',
      '  lobby: { name: Lobby, sessionDelivery: TOKEN, rolesAllowed: [user] }',
      'schemes:',
      '  browser: { steps: [ { module: password }, { module: phone, options: { bypass: accept } } ] }',
      '  lobby: { enabled: false, steps: [ { module: password } ] }',
      'invariants:',
      '  - { name: Phones, roles: [administrator], never: { completeWithout: phone } }',
      'publicationPolicy: { administratorsNeeded: 2 }',
    ].join('\n')
    const planned = plan(text, base())
    expect(codes(planned)).toEqual([])
    expect(texts(planned)).toEqual([
      'ADDED roles.helpdesk Role helpdesk: Help desk: users:read',
      'CHANGED accessTypes.browser Browser: Name: “Browser” → “Web”',
      'CHANGED accessTypes.browser Browser: Denied roles: + helpdesk',
      'CHANGED accessTypes.browser Browser: Idle timeout (minutes): 30 → 5',
      'ADDED accessTypes.lobby Lobby: new access type, session as a token; only for user',
      'REMOVED accessTypes.kiosk Kiosk: the access type is removed with its flow; its logons and sessions end',
      'CHANGED settings.phone.automaticPush Phone: Automatic push: on → off',
      'CHANGED schemes.browser.name Browser: name of the flow: “Browser” → “Web”',
      'ADDED schemes.browser.steps[1] Browser: Phone added as step 2 (Bypass: Accept)',
      'CHANGED schemes.lobby.enabled Lobby: the flow is disabled; nobody gets in by it, and its logons end',
      'ADDED invariants[0] Invariant “Phones”: Users with the role Administrator must never complete a logon without Phone.',
      'CHANGED publicationPolicy.administratorsNeeded Publications: Administrators with guaranteed access (minimum): 1 → 2',
    ])
  })

  it('says that built-in access types stay, and what can’t be told', () => {
    const planned = plan('sallyport: 1\naccessTypes: {}', base())
    expect(planned.accessTypes.removed).toEqual(['kiosk'])
    expect(planned.notes).toEqual(['Browser is not in the file, and stays: it is built in.'])
    expect(plan(BASE, base()).notes).toEqual([
      'Phone: whether Secret key is still the value of ${env:PHONE_KEY} can’t be told, since that was not given. It stays as it is.',
    ])
  })

  describe('of a secret', () => {
    const stored = { '${env:PHONE_KEY}': 'value of ${env:PHONE_KEY}' }
    const withKey = (reference: string) => BASE.replace('${env:PHONE_KEY}', reference)

    it('tells whether the value is another one, and never the value', () => {
      expect(plan(BASE, base(), stored)).toMatchObject({ changes: [], notes: [] })
      const planned = plan(BASE, base(), { '${env:PHONE_KEY}': 'hunter22' })
      expect(texts(planned)).toEqual([
        'CHANGED settings.phone.secretKey Phone: Secret key: another value from ${env:PHONE_KEY}',
      ])
      expect([...planned.settings.get('phone')!.secrets]).toEqual([['secretKey', 'hunter22']])
      const { changes, notes, problems } = planned
      expect(JSON.stringify([changes, notes, problems, planned.settings.get('phone')!.summary])).not.toContain(
        'hunter22',
      )
    })

    it('needs the value of a reference that the server does not know', () => {
      expect(codes(plan(withKey('${file:key.txt}'), base()))).toEqual([
        '5 settings.phone.secretKey CONFIGURATION_SECRET_MISSING',
      ])
      expect(
        texts(plan(withKey('${file:key.txt}'), base(), { '${file:key.txt}': stored['${env:PHONE_KEY}'] })),
      ).toEqual([
        'CHANGED settings.phone.secretKey Phone: Secret key: the same value, from ${file:key.txt} instead of ${env:PHONE_KEY}',
      ])
      expect(codes(plan(BASE, base(), { ...stored, '${env:OTHER}': 'x' }))).toEqual(['-  CONFIGURATION_SECRET_UNUSED'])
    })

    it('that moves to another host needs it typed again, even if it stays the same', () => {
      const moved = BASE.replace('api.example.test', 'new.example.test')
      expect(codes(plan(moved, base()))).toEqual(['5 settings.phone.secretKey SECRET_REQUIRED_AGAIN'])
      const planned = plan(moved, base(), stored)
      expect(texts(planned)).toEqual([
        'CHANGED settings.phone.apiHostname Phone: API hostname: “api.example.test” → “new.example.test”',
      ])
      // It goes along, and is neither written anew nor told as set.
      expect(planned.settings.get('phone')).toMatchObject({
        secrets: new Map(),
        summary: { changed: ['apiHostname'], secretsSet: [] },
      })
    })

    it('can’t be left out while a flow of the file uses its module', () => {
      const without = BASE.replace('    secretKey: ${env:PHONE_KEY}\n', '')
      expect(codes(plan(without, base()))).toEqual(['3 settings.phone.secretKey SETTING_IN_USE'])
      const withoutStep = without.replace(', { module: phone }', '')
      const parsed = parseConfiguration(withoutStep, modules)
      expect(codes(planFile(parsed.file!, base(), {}, parsed.problems, true))).toEqual([
        '3 settings.phone.secretKey SETTING_IN_USE',
      ])
      expect(texts(plan(withoutStep, base()))).toEqual([
        'REMOVED settings.phone.secretKey Phone: Secret key: removed',
        'REMOVED schemes.kiosk.steps Kiosk: Phone removed (was step 2)',
      ])
    })
  })

  it('can set a module up and use it at once', () => {
    const current = toCurrent(
      parseConfiguration(
        `sallyport: 1\naccessTypes:\n${BROWSER}\nschemes:\n  browser: { steps: [ { module: password } ] }`,
        modules,
      ).file!,
      modules,
    )
    const file = `sallyport: 1\nsettings:\n${PHONE.join('\n')}schemes:\n  browser: { steps: [ { module: password }, { module: phone } ] }`
    expect(codes(plan(file, current, { '${env:PHONE_KEY}': 'x' }))).toEqual([])
    expect(codes(plan(file.replace(/settings:[^]*schemes/, 'schemes'), current))).toEqual([
      '3 schemes.browser.steps[1] SCHEME_MODULE_NOT_CONFIGURED',
    ])
  })

  it('refuses what the rules of flows refuse, names that nobody has, and what can’t be changed', () => {
    const text = [
      'sallyport: 1',
      'roles: { administrator: { title: Boss } }',
      'accessTypes:',
      '  browser: { name: Browser, sessionDelivery: TOKEN, rolesAllowed: [nobody, user] }',
      '  recovery: { name: R, sessionDelivery: COOKIE }',
      'schemes:',
      '  browser:',
      '    steps:',
      '      - module: phone',
      '      - { module: password, options: { x: 1 } }',
      '      - module: fax',
      '  kiosk: { steps: [ { module: password } ] }',
      '  recovery: { steps: [ { module: password } ] }',
      'invariants:',
      '  - { name: A, roles: [nobody], accessTypes: [kiosk], never: { completeWithout: fax } }',
    ].join('\n')
    expect(codes(plan(text, base()))).toEqual([
      '2 roles.administrator CONFIGURATION_NOT_CHANGEABLE',
      '4 accessTypes.browser.rolesAllowed[0] CONFIGURATION_UNKNOWN_NAME',
      '4 accessTypes.browser.sessionDelivery CONFIGURATION_NOT_CHANGEABLE',
      '5 accessTypes.recovery CONFIGURATION_NOT_CHANGEABLE',
      '9 schemes.browser.steps[0] SCHEME_SECRET_BEFORE_IDENTITY',
      '10 schemes.browser.steps[1] SCHEME_OPTION_INVALID',
      '11 schemes.browser.steps[2] SCHEME_UNKNOWN_MODULE',
      '12 schemes.kiosk CONFIGURATION_UNKNOWN_NAME',
      '13 schemes.recovery CONFIGURATION_NOT_CHANGEABLE',
      '15 invariants[0].roles[0] CONFIGURATION_UNKNOWN_NAME',
      '15 invariants[0].accessTypes[0] CONFIGURATION_UNKNOWN_NAME',
      '15 invariants[0].never.completeWithout CONFIGURATION_UNKNOWN_NAME',
    ])
  })
})
