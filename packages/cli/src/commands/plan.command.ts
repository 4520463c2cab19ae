import type { Command } from 'commander'
import type { CommandContext, GlobalOptions } from './command-context.ts'
import { requestPlan } from '../configuration/request-plan.ts'
import { toPlanFile } from '../configuration/plan-file.ts'
import { printPlan } from '../configuration/print-plan.ts'
import { readConfiguration } from '../configuration/read-configuration.ts'
import { EXIT_CODE } from '../lib/exit-code.ts'
import { writeWholeFile } from '../lib/write-whole-file.ts'

interface PlanOptions extends GlobalOptions {
  out?: string
  exitCode?: boolean
}

export function addPlanCommand(program: Command, context: CommandContext): void {
  program
    .command('plan <file>')
    .summary('show what applying a configuration would change')
    .description(
      'Shows what applying a configuration would change, who could log on afterwards, and every problem that prevents it. Changes nothing on the server.\nReferences such as ${env:DUO_SECRET_KEY} and ${file:duo.key} are resolved on this machine.',
    )
    .option('--out <plan.json>', 'save the plan, to apply exactly this plan with "sallyport apply --plan"')
    .option('--exit-code', 'exit with 3 if there are changes')
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<PlanOptions>()
      const output = context.openOutput(options)
      const configuration = await readConfiguration(file, { env: context.env, cwd: process.cwd() })
      const client = await context.connect(options, output)
      const plan = await requestPlan(configuration, { client, output })
      printPlan(plan, output)
      output.document(plan)
      if (plan.problems.length > 0) process.exitCode = EXIT_CODE.FAILED
      else if (options.exitCode && !plan.isEmpty) process.exitCode = EXIT_CODE.HAS_CHANGES
      if (options.out === undefined || plan.problems.length > 0) return
      await writeWholeFile(
        options.out,
        toPlanFile(plan, { server: client.url, document: configuration.document, now: new Date() }),
      )
      output.note(`Plan written to ${options.out}. Apply it with "sallyport apply ${file} --plan ${options.out}".`)
    })
}
