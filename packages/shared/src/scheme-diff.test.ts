import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DiffModule, describeFieldChanges, describeSchemeChanges } from './scheme-diff.ts'

const MODULES: DiffModule[] = [
  { id: 'password', title: 'Password', stepOptions: {} },
  {
    id: 'duo',
    title: 'Duo',
    stepOptions: {
      failMode: {
        kind: 'choice',
        label: 'Fail mode',
        default: 'closed',
        options: [
          { value: 'closed', label: 'closed' },
          { value: 'open', label: 'open' },
        ],
      },
      automaticPush: { kind: 'boolean', label: 'Automatic push', default: true },
      networks: { kind: 'text', label: 'Networks' },
    },
  },
]
const PASSWORD = { module: 'password' }
const duo = (options: Record<string, unknown> = {}) => ({ module: 'duo', options })
const textsOf = (
  ...schemes: Parameters<typeof describeSchemeChanges> extends [infer B, infer A, unknown] ? [B, A] : never
) => describeSchemeChanges(...schemes, MODULES).map(({ text }) => text)

describe('the difference between two schemes', () => {
  it('names each changed option by its labels', () => {
    expect(
      describeSchemeChanges(
        [PASSWORD, duo()],
        [PASSWORD, duo({ failMode: 'open', automaticPush: false, networks: '10.0.0.0/8' })],
        MODULES,
      ),
    ).toEqual([
      { kind: 'CHANGED', subject: 'Duo', text: 'Duo: Fail mode: closed → open', step: 1 },
      { kind: 'CHANGED', subject: 'Duo', text: 'Duo: Automatic push: on → off', step: 1 },
      { kind: 'CHANGED', subject: 'Duo', text: 'Duo: Networks: not set → “10.0.0.0/8”', step: 1 },
    ])
  })

  it('names added steps with the options that aren’t the default, and removed steps', () => {
    expect(textsOf([PASSWORD], [PASSWORD, duo({ failMode: 'open' })])).toEqual([
      'Duo added as step 2 (Fail mode: open)',
    ])
    expect(textsOf([PASSWORD, duo()], [PASSWORD])).toEqual(['Duo removed (was step 2)'])
  })

  it('reports only the steps that were moved', () => {
    expect(textsOf([duo(), PASSWORD], [PASSWORD, duo()])).toHaveLength(1)
    expect(textsOf([PASSWORD, duo()], [duo({ failMode: 'open' }), PASSWORD, duo()])).toEqual([
      'Duo added as step 1 (Fail mode: open)',
    ])
  })

  it('names an unknown module by its id', () => {
    expect(
      textsOf([{ module: 'old', options: { a: 1 } }], [{ module: 'old', options: { a: 2 } }, { module: 'new' }]),
    ).toEqual(['old: options changed', 'new added as step 2'])
  })

  it('treats an option that was never set as its default', () => {
    expect(
      textsOf(
        [PASSWORD, { module: 'duo' }],
        [PASSWORD, duo({ failMode: 'closed', automaticPush: true, networks: null })],
      ),
    ).toEqual([])
  })

  it('is empty if and only if the schemes are the same', () => {
    const step = fc.oneof(
      fc.constant(PASSWORD),
      fc.record({
        module: fc.constant('duo'),
        options: fc.record({ failMode: fc.constantFrom('open', 'closed'), automaticPush: fc.boolean() }),
      }),
    )
    const scheme = fc.array(step, { maxLength: 6 })
    fc.assert(
      fc.property(scheme, scheme, (before, after) => {
        expect(describeSchemeChanges(before, before, MODULES)).toEqual([])
        expect(describeSchemeChanges(before, after, MODULES).length === 0).toBe(
          JSON.stringify(before) === JSON.stringify(after),
        )
      }),
    )
  })
})

describe('the difference between settings', () => {
  it('says of a secret only that it changed', () => {
    const fields = {
      secretKey: { kind: 'secret', label: 'Secret key' },
      host: { kind: 'text', label: 'Host' },
    } as const
    const changes = describeFieldChanges(
      'Duo',
      fields,
      { host: 'a', secretKey: 'x' },
      { host: 'b', secretKey: 'y' },
      (name) => name === 'secretKey',
    )
    expect(changes.map(({ text }) => text)).toEqual(['Duo: Secret key changed', 'Duo: Host: “a” → “b”'])
  })
})
