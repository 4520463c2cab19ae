import type { Command } from 'commander'
import type { CommandContext, GlobalOptions } from '../command-context.ts'
import { RunSimulationTestsDocument } from '../gql/graphql.ts'
import { CommandError, wrongUse } from '../lib/command-error.ts'
import { plural } from '../lib/plural.ts'
import { compareFlow } from '../simulation/compare-flow.ts'
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
    .summary('replay test files of simulated logons against what is live')
    .description(
      'Replays test files, as "sallyport simulate --matrix --tests FILE" writes them, against what is live. Ends with 1 where an outcome is not the one that is expected.',
    )
    .option('--reporter <lines|tap|junit>', 'how the results are written', 'lines')
    .action(async (files: string[], _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<TestOptions>()
      const output = context.openOutput(options)
      if (!Object.hasOwn(REPORTERS, options.reporter)) throw wrongUse('--reporter is lines, tap or junit.')
      const parts = await Promise.all(files.map(async (file) => ({ file, parts: await readTestFile(file) })))
      const client = await context.connect(options, output)
      const tested: TestedFile[] = []
      for (const { file, parts: tests } of parts) {
        output.progress(file)
        const results: TestedFile['results'] = []
        let flow: TestedFile['flow'] = null
        for (const part of tests) {
          const { runSimulationTests, schemes } = await client.send(
            RunSimulationTestsDocument,
            { tests: part },
            { patient: true },
          )
          results.push(...runSimulationTests)
          flow = compareFlow(part, schemes)
        }
        tested.push({ file, flow, results })
      }
      output.endProgress()
      // Beside the result, which it doesn't change: a flow may well be another one with the same outcomes.
      for (const { file, flow } of tested)
        if (flow?.isAnother)
          output.note(
            `${file} was made from another flow of ${flow.accessType} than the one that is live (version ${flow.liveVersion}).`,
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
      if (failed > 0)
        throw new CommandError(
          'TESTS_FAILED',
          `${plural(failed, 'simulated logon')} came to something else than expected.`,
          undefined,
          { passed: all.length - failed, failed, files: tested },
        )
      output.document({ passed: all.length, failed, files: tested })
    })
}
