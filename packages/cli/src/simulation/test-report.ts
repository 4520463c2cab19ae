import type { RunSimulationTestsQuery } from '../gql/graphql.ts'
import { toPlainText } from '../lib/plain-text.ts'
import type { TestedScheme } from './compare-scheme.ts'

export type TestResult = RunSimulationTestsQuery['runSimulationTests'][number]

export interface TestedFile {
  file: string
  /** Null if the file doesn't name the scheme that it was made from, or the scheme no longer exists. */
  scheme: TestedScheme | null
  results: TestResult[]
}

/** Test Anything Protocol, version 14. */
export function toTap(files: readonly TestedFile[]): string {
  const results = files.flatMap(({ file, results }) => results.map((result) => ({ file, ...result })))
  const lines = results.map(
    ({ file, name, passed, message }, index) =>
      `${passed ? 'ok' : 'not ok'} ${index + 1} - ${toTapText(`${file}: ${name}`)}${passed ? '' : `\n  ---\n  message: ${JSON.stringify(message)}\n  ...`}`,
  )
  return ['TAP version 14', `1..${results.length}`, ...lines, ''].join('\n')
}

/** JUnit XML, which CI servers read, with one suite per file. */
export function toJunit(files: readonly TestedFile[]): string {
  const suites = files.map(({ file, results }) => {
    const cases = results.map(
      ({ name, passed, message }) =>
        `    <testcase name="${toXml(name)}"${passed ? '/>' : `>\n      <failure message="${toXml(message)}"/>\n    </testcase>`}`,
    )
    return [
      `  <testsuite name="${toXml(file)}" tests="${results.length}" failures="${results.filter(({ passed }) => !passed).length}">`,
      ...cases,
      '  </testsuite>',
    ].join('\n')
  })
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="sallyport">',
    ...suites,
    '</testsuites>',
    '',
  ].join('\n')
}

/** `#` would start a directive, e.g. to skip the test. */
const toTapText = (text: string): string => toPlainText(text).replaceAll('\\', '\\\\').replaceAll('#', '\\#')

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const toXml = (text: string): string =>
  toPlainText(text)
    .replaceAll(/[\ufffe\uffff]|\p{Cs}/gu, '')
    .replaceAll(/[&<>"]/g, (character) => XML[character]!)
