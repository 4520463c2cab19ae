import { expect, it } from 'vitest'
import { toJunit, toTap } from './test-report.ts'

const result = (name: string, passed: boolean, message = '') => ({
  name,
  passed,
  expected: 'passes',
  actual: passed ? 'passes' : 'DUO_DENIED',
  message,
})
const FILES = [
  {
    file: 'a.yaml',
    scheme: null,
    results: [
      result('alice through browser', true),
      result('bob # SKIP through browser', false, 'bob: expected "passes"\nok 3'),
    ],
  },
  { file: 'b&c.yaml', scheme: null, results: [result('<eve> through "browser"\u001b', false, 'eve & adam')] },
]

it('writes TAP in which no name can skip or add a test', () => {
  expect(toTap(FILES)).toBe(
    [
      'TAP version 14',
      '1..3',
      'ok 1 - a.yaml: alice through browser',
      'not ok 2 - a.yaml: bob \\# SKIP through browser',
      '  ---',
      '  message: "bob: expected \\"passes\\"\\nok 3"',
      '  ...',
      'not ok 3 - b&c.yaml: <eve> through "browser"',
      '  ---',
      '  message: "eve & adam"',
      '  ...',
      '',
    ].join('\n'),
  )
})

it('writes JUnit with one suite per file, and escapes names', () => {
  const xml = toJunit(FILES)
  expect(xml).toContain('<testsuite name="a.yaml" tests="2" failures="1">')
  expect(xml).toContain('<testsuite name="b&amp;c.yaml" tests="1" failures="1">')
  expect(xml).toContain('<testcase name="&lt;eve&gt; through &quot;browser&quot;">')
  expect(xml).toContain('<failure message="eve &amp; adam"/>')
})
