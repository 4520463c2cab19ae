import type { Command } from 'commander'
import type { CommandContext, GlobalOptions } from '../command-context.ts'
import { askForPlan } from '../configuration/ask-for-plan.ts'
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
    .summary('tell what applying a configuration would do')
    .description(
      'Tells what applying a configuration would change, who would get in then, and why it can’t be applied where it can’t. Writes nothing on the server.\nReferences like ${env:DUO_SECRET_KEY} and ${file:duo.key} are looked up on this machine.',
    )
    .option('--out <plan.json>', 'keep the plan, to apply exactly this with "sallyport apply --plan"')
    .option('--exit-code', 'end with 3 where there is something to change')
    .action(async (file: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<PlanOptions>()
      const output = context.openOutput(options)
      const configuration = await readConfiguration(file, { env: context.env, cwd: process.cwd() })
      const client = await context.connect(options, output)
      const plan = await askForPlan(configuration, { client, output })
      printPlan(plan, output)
      output.document(plan)
      if (plan.problems.length > 0) process.exitCode = EXIT_CODE.FAILED
      else if (options.exitCode && !plan.isEmpty) process.exitCode = EXIT_CODE.HAS_CHANGES
      if (options.out === undefined || plan.problems.length > 0) return
      await writeWholeFile(
        options.out,
        toPlanFile(plan, { server: client.url, document: configuration.document, now: new Date() }),
      )
      output.note(`The plan is in ${options.out}. Apply it with "sallyport apply ${file} --plan ${options.out}".`)
    })
}
