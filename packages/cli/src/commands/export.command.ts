import type { Command } from 'commander'
import type { CommandContext, GlobalOptions } from './command-context.ts'
import { ExportConfigurationDocument } from '../gql/graphql.ts'
import { wrongUse } from '../lib/command-error.ts'
import { toPlainLines } from '../lib/plain-text.ts'
import { writeWholeFile } from '../lib/write-whole-file.ts'

interface ExportOptions extends GlobalOptions {
  format: string
  out?: string
}

export function addExportCommand(program: Command, context: CommandContext): void {
  program
    .command('export')
    .summary('export the server’s configuration')
    .description(
      'Exports access types, schemes, settings, roles, invariants and the publication policy as one file. It contains references to secrets, never their values. The same configuration always gives the same bytes.',
    )
    .option('--format <yaml|json>', 'output format', 'yaml')
    .option('--out <file>', 'write to this file instead of stdout')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<ExportOptions>()
      const output = context.openOutput(options)
      const format = options.json ? 'json' : options.format
      if (format !== 'yaml' && format !== 'json') throw wrongUse('--format must be yaml or json.')
      const client = await context.connect(options, output)
      const { exportConfiguration: text } = await client.send(ExportConfigurationDocument, {
        format: format === 'json' ? 'JSON' : 'YAML',
      })
      if (options.out !== undefined) {
        await writeWholeFile(options.out, text)
        output.note(`Configuration written to ${options.out}.`)
        output.document({ file: options.out })
      } else if (output.isTerminal) for (const line of toPlainLines(text.replace(/\n$/, ''))) output.raw(`${line}\n`)
      else output.raw(text)
    })
}
