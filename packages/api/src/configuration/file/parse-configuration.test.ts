import { describe, expect, it } from 'vitest'
import { sampleModules } from '../../settings/testing/sample-modules.ts'
import { parseConfiguration } from './parse-configuration.ts'

const modules = sampleModules()
const parse = (text: string) => parseConfiguration(text, modules)
/** What is wrong, as "line path CODE". */
const problemsOf = (text: string) =>
  parse(text).problems.problems.map(({ line, path, code }) => `${line ?? '-'} ${path} ${code}`)

describe('a configuration', () => {
  it('is read from YAML and from JSON, and sections that it leaves out are left alone', () => {
    const yaml = parse('sallyport: 1\npublicationPolicy:\n  administratorsNeeded: 2\n')
    expect(yaml.problems.problems).toEqual([])
    expect(yaml.file).toEqual({
      roles: null,
      settings: null,
      accessTypes: null,
      schemes: null,
      invariants: null,
      publicationPolicy: { administratorsNeeded: 2, confirmMinutes: 10 },
    })
    expect(
      parse('{"$schema": "https://example.test/x",\t"sallyport": 1, "publicationPolicy": {"administratorsNeeded": 2}}')
        .file,
    ).toEqual(yaml.file)
  })

  it('tells everything that is wrong at once, with path and line', () => {
    const text = [
      'sallyport: 1',
      'schemes:',
      '  browser:',
      '    enabled: maybe',
      '    steps:',
      '      - module: password',
      '        optoins: {}',
      'accessTypes:',
      '  Web:',
      '    name: Web',
      '  web:',
      '    sessionDelivery: CARRIER_PIGEON',
      'colors: []',
    ]
    expect(problemsOf(text.join('\n'))).toEqual([
      '13 colors CONFIGURATION_UNKNOWN_KEY',
      '9 accessTypes.Web CONFIGURATION_INVALID',
      '11 accessTypes.web.name CONFIGURATION_INVALID',
      '12 accessTypes.web.sessionDelivery CONFIGURATION_INVALID',
      '4 schemes.browser.enabled CONFIGURATION_INVALID',
      '7 schemes.browser.steps[0].optoins CONFIGURATION_UNKNOWN_KEY',
    ])
  })

  it('says which format it has', () => {
    expect(problemsOf('schemes: {}')).toEqual(['-  CONFIGURATION_INVALID'])
    expect(problemsOf('\nsallyport: 2')).toEqual(['2 sallyport CONFIGURATION_INVALID'])
    expect(problemsOf('"sallyport: 1"')).toEqual(['-  CONFIGURATION_INVALID'])
    expect(problemsOf('')).toEqual(['-  CONFIGURATION_INVALID'])
  })

  it('has nothing of YAML by which a document says something else than it looks like', () => {
    for (const text of [
      'a: &x [1]\nb: *x',
      'a: !!int "1"',
      'a: !foo b',
      '%YAML 1.1\n---\nsallyport: 1',
      '%TAG ! tag:x,2000:\n---\nsallyport: 1',
      'sallyport: 1\n---\nsallyport: 1',
      '['.repeat(100_000),
      '- '.repeat(100_000),
      '{"a":'.repeat(40_000),
      Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ])
      expect(new Set(parse(text).problems.problems.map(({ code }) => code)), text.slice(0, 30)).toContain(
        'CONFIGURATION_NOT_ALLOWED',
      )
    expect(problemsOf('sallyport: 1\nroles:\n  <<: { title: x }')).toEqual(['3 roles.<< CONFIGURATION_INVALID'])
    expect(problemsOf('sallyport: 1\nroles: {}\nroles: {}')).toEqual(['3  CONFIGURATION_DUPLICATE_KEY'])
    expect(problemsOf('{"sallyport": 1,\n "sallyport": 1}')).toEqual(['2  CONFIGURATION_DUPLICATE_KEY'])
    expect(problemsOf('sallyport: 1\nroles:\n\tx: 1')).toEqual(['3  CONFIGURATION_UNREADABLE'])
    expect(problemsOf(`sallyport: 1\n# ${'x'.repeat(256_000)}`)).toEqual(['-  CONFIGURATION_TOO_LARGE'])
  })

  it('takes no time to speak of to be refused, however it is made', () => {
    // Each of these keeps the parser busy for many seconds.
    for (const piece of ['\n', '\n ', '?\n', ']', ': ', 'a:\n', '*a\n', '- !a x\n', '%A b\n', '- \n', '- &a x\n'])
      expect(
        parse(piece.repeat(Math.floor(255_000 / piece.length))).problems.problems.map(({ code }) => code),
        piece,
      ).toEqual(['CONFIGURATION_TOO_LARGE'])
    const many = Array.from({ length: 201 }, (_, index) => `  r${index}: { title: x }`)
    expect(problemsOf(['sallyport: 1', 'roles:', ...many].join('\n'))).toEqual(['2 roles CONFIGURATION_TOO_LARGE'])
    expect(problemsOf(['sallyport: 1', 'roles:', ...many.slice(1)].join('\r\n'))).toEqual([])
  })

  it('can have as many brackets in its texts as it likes', () => {
    const denied = `${'['.repeat(50)}${'- '.repeat(50)}x`
    expect(
      parse(
        `sallyport: 1\naccessTypes:\n  web: { name: Web, sessionDelivery: COOKIE, deniedText: "${denied}" }`,
      ).file?.accessTypes?.get('web')?.deniedText,
    ).toBe(denied)
  })

  it('can’t reach a prototype by its keys', () => {
    expect(
      problemsOf('sallyport: 1\nroles:\n  __proto__: { title: x }\n  x: { title: x, __proto__: { a: 1 } }'),
    ).toEqual(['3 roles.__proto__ CONFIGURATION_INVALID', '4 roles.x.__proto__ CONFIGURATION_UNKNOWN_KEY'])
    expect(
      problemsOf(
        'sallyport: 1\nschemes:\n  x: { steps: [ { module: password, options: { a: { constructor: 1 } } } ] }',
      ),
    ).toEqual(['3 schemes.x.steps[0].options CONFIGURATION_INVALID'])
    expect(parse('sallyport: 1\nroles:\n  constructor: { title: x }').file?.roles?.get('constructor')?.title).toBe('x')
    expect(({} as { a?: number }).a).toBeUndefined()
  })

  it('has secrets by reference alone, and repeats none that stands in it', () => {
    const secret = 'kGVDbGm3vXqyKWQmtTSmMTg9sDT0IXlCpWDQWVmk'
    const of = (line: string) => parse(`sallyport: 1\nsettings:\n  phone:\n    secretKey: ${line}\n`)
    for (const line of [
      secret,
      `"${secret}"`,
      '12',
      '["${env:X}"]',
      '${env:}',
      '${env:A B}',
      '${vault:x}',
      `\${env:X} ${secret}`,
      `\${file:${'x'.repeat(401)}}`,
    ]) {
      const { problems } = of(line).problems
      expect(
        problems.map(({ code }) => code),
        line,
      ).toEqual(['CONFIGURATION_SECRET_LITERAL'])
      expect(JSON.stringify(problems)).not.toContain(secret)
    }
    for (const reference of ['${env:DUO_SECRET_KEY}', '${file:secrets/duo key.txt}', '${file:/run/secrets/duo}'])
      expect(of(reference).file?.settings?.get('phone')?.secrets.get('secretKey')).toBe(reference)
    // Nor one that stands in a wrong place, where the text could be quoted back.
    for (const text of [
      `sallyport: "${secret}"`,
      `${secret}: 1`,
      `sallyport: 1\nsettings: { phone: { automaticPush: ${secret} } }`,
      `sallyport: 1\nschemes: { x: { steps: [ { module: 3, options: ${secret} } ] } }`,
      `"${secret}`,
    ])
      expect(JSON.stringify(parse(text).problems.problems.map(({ message }) => message))).not.toContain(secret)
  })

  it('takes settings and names as they are defined', () => {
    expect(problemsOf('sallyport: 1\nsettings:\n  phone: { automaticPush: 1 }\n  password: {}\n  fax: {}')).toEqual([
      '3 settings.phone.automaticPush SETTING_INVALID',
      '4 settings.password CONFIGURATION_UNKNOWN_NAME',
      '5 settings.fax CONFIGURATION_UNKNOWN_NAME',
    ])
    expect(
      problemsOf('sallyport: 1\nroles:\n  helpdesk: { title: Help, permissions: [users:read, users:eat] }'),
    ).toEqual(['3 roles.helpdesk.permissions[1] CONFIGURATION_UNKNOWN_NAME'])
  })

  it('has invariants that say one thing each', () => {
    const of = (invariant: string) => problemsOf(`sallyport: 1\ninvariants:\n  - ${invariant}\n`)
    expect(of('{ name: A, never: { completeWithout: phone } }')).toEqual([])
    expect(of('{ name: A, never: {} }')).toEqual(['3 invariants[0].never CONFIGURATION_INVALID'])
    expect(of('{ name: A, never: { completeWithout: phone, completeByException: BYPASSED } }')).toEqual([
      '3 invariants[0].never CONFIGURATION_INVALID',
    ])
    expect(of('{ name: A, never: { completeByException: BORED } }')).toEqual([
      '3 invariants[0].never.completeByException CONFIGURATION_INVALID',
    ])
    expect(
      of('{ name: A, never: { completeWithout: phone } }\n  - { name: A, never: { completeWithout: phone } }'),
    ).toEqual(['4 invariants[1].name CONFIGURATION_DUPLICATE_KEY'])
  })
})
