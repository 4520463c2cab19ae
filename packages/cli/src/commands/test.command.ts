import type { Command } from 'commander'
import type { CommandContext, GlobalOptions } from './command-context.ts'
import { RunSimulationTestsDocument } from '../gql/graphql.ts'
import { CommandError, wrongUse } from '../lib/command-error.ts'
import { plural } from '../lib/plural.ts'
import { compareScheme } from '../simulation/compare-scheme.ts'
import { readTestFile } from '../simulation/read-test-file.ts'
import { type TestedFile, toJunit, toTap } from '../simulation/test-report.ts'

interface TestOptions extends GlobalOptions {
  reporter: string
}

const REPORTERS: Readonly<Record<string, ((files: readonly TestedFile[]) => string) | null>> = {
  lines: null,
  tap: toTap,
  junit: toJunit,
}

export function addTestCommand(program: Command, context: CommandContext): void {
  program
    .command('test <files...>')
    .summary('replay test files of simulated logons against the live schemes')
    .description(
      'Replays test files written by "sallyport simulate --matrix --tests FILE" against the live schemes. Exits with 1 if an outcome differs from the expected one.',
    )
    .option('--reporter <lines|tap|junit>', 'format of the results', 'lines')
    .action(async (files: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<TestOptions>()
      const output = context.openOutput(options)
      if (!Object.hasOwn(REPORTERS, options.reporter)) throw wrongUse('--reporter must be lines, tap or junit.')
      const parts = await Promise.all(files.map(async (file) => ({ file, parts: await readTestFile(file) })))
      const client = await context.connect(options, output)
      const tested: TestedFile[] = []
      for (const { file, parts: tests } of parts) {
        output.progress(file)
        const results: TestedFile['results'] = []
        let scheme: TestedFile['scheme'] = null
        for (const part of tests) {
          const { runSimulationTests, schemes } = await client.send(
            RunSimulationTestsDocument,
            { tests: part },
            { patient: true },
          )
          results.push(...runSimulationTests)
          scheme = compareScheme(part, schemes)
        }
        tested.push({ file, scheme, results })
      }
      output.endProgress()
      // Only a note: a different scheme may well have the same outcomes.
      for (const { file, scheme } of tested)
        if (scheme?.isDifferent)
          output.note(
            `${file} was made from a different scheme for ${scheme.accessType} than the live one (version ${scheme.liveVersion}).`,
            'yellow',
          )
      const all = tested.flatMap(({ results }) => results)
      const failed = all.filter(({ passed }) => !passed).length
      const report = REPORTERS[options.reporter]
      if (report && !output.isJson) output.raw(report(tested))
      else {
        for (const { file, results } of tested)
          for (const { passed, message } of results) if (!passed) output.line(`✗ ${file}: ${message}`, 'red')
        output.line(`${all.length - failed} passed, ${failed} failed`, failed === 0 ? 'green' : 'red')
      }
      const document = { passed: all.length - failed, failed, files: tested }
      if (failed > 0)
        throw new CommandError(
          'TESTS_FAILED',
          `${plural(failed, 'simulated logon')} did not end as expected.`,
          undefined,
          document,
        )
      output.document(document)
    })
}
