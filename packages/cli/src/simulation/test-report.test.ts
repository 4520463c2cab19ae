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
    flow: null,
    results: [result('alice by browser', true), result('bob # SKIP by browser', false, 'bob: expected "passes"\nok 3')],
  },
  { file: 'b&c.yaml', flow: null, results: [result('<eve> by "browser"\u001b', false, 'eve & adam')] },
]

it('writes TAP in which no name skips or adds a test', () => {
  expect(toTap(FILES)).toBe(
    [
      'TAP version 14',
      '1..3',
      'ok 1 - a.yaml: alice by browser',
      'not ok 2 - a.yaml: bob \\# SKIP by browser',
      '  ---',
      '  message: "bob: expected \\"passes\\"\\nok 3"',
      '  ...',
      'not ok 3 - b&c.yaml: <eve> by "browser"',
      '  ---',
      '  message: "eve & adam"',
      '  ...',
      '',
    ].join('\n'),
  )
})

it('writes JUnit with a suite per file, in which names are only names', () => {
  const xml = toJunit(FILES)
  expect(xml).toContain('<testsuite name="a.yaml" tests="2" failures="1">')
  expect(xml).toContain('<testsuite name="b&amp;c.yaml" tests="1" failures="1">')
  expect(xml).toContain('<testcase name="&lt;eve&gt; by &quot;browser&quot;">')
  expect(xml).toContain('<failure message="eve &amp; adam"/>')
})
