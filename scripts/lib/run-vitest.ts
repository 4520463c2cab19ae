import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './build-parts.ts'
import { runNode } from './run-node.ts'
import type { TestCount } from './test-count.ts'

interface Report {
  numPassedTests: number
  numFailedTests: number
  numFailedTestSuites: number
}

/** Runs the tests of a folder and counts them. A run that breaks off before they are counted is a failure. */
export async function runVitest(folder: string, ...args: string[]): Promise<TestCount> {
  const reports = mkdtempSync(join(tmpdir(), 'sallyport-report-'))
  const file = join(reports, 'report.json')
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  try {
    const code = await runNode([vitest, 'run', ...reporters, ...args], join(ROOT, folder))
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report
    const broken = report.numFailedTestSuites > 0 || code !== 0
    return { passed: report.numPassedTests, failed: Math.max(report.numFailedTests, broken ? 1 : 0) }
  } catch {
    console.error(`The tests of ${folder} broke off before they were counted.`)
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}
