import type { CodegenConfig } from '@graphql-codegen/cli'
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

type ConfiguredOutput = Extract<CodegenConfig['generates'][string], { preset?: unknown }>
type OutputPreset = Exclude<ConfiguredOutput['preset'], string | undefined>
type Section = Awaited<ReturnType<OutputPreset['buildGeneratesSection']>>[number]

interface ErrorCode {
  code: string
  message: string
  hint: string
}

/**
 * Codes of no module with which a logon can be refused. The logon page holds the texts of these alone.
 * The list of the API doesn't say who meets a code; a code that is missing here is shown in the server's own words.
 */
const LOGON_CODES =
  /^(LOGON_\w+|ANSWER_\w+|ACCESS_TYPE_(UNKNOWN|ROLE_DENIED)|ENROLLMENT_CONFLICT|SCHEME_UNAVAILABLE|RETURN_TO_REFUSED|BAD_USER_INPUT|REQUEST_REFUSED|RATE_LIMITED|SERVER_BUSY|INTERNAL)$/
/** Codes that only the command's plan and apply are answered with: no page can meet them. */
const COMMAND_CODES = /^(CONFIGURATION_\w+|PLAN_STALE)$/

const CODES_FILE = join(import.meta.dirname, '../../api/error-codes.json')
const SOURCE = join(import.meta.dirname, '../src')

/**
 * Writes what the API says to each of its error codes into modules of the console, so that no text is written twice:
 * `gql/error-texts.ts` for the administration, `gql/logon-error-texts.ts` for the logon page, and for each module that has a folder
 * here its own codes (those that begin with its id), which are loaded with its first prompt.
 */
export const errorTextsPreset: OutputPreset = {
  buildGeneratesSection: async () => {
    const codes = JSON.parse(readFileSync(CODES_FILE, 'utf8')) as ErrorCode[]
    const modules = globSync('modules/*/*.console.ts', { cwd: SOURCE }).map((file) => basename(dirname(file)))
    const ownerOf = (code: string): string | undefined =>
      modules.filter((id) => code.startsWith(toPrefix(id))).sort((one, other) => other.length - one.length)[0]
    return [
      toFile(
        'gql/error-texts.ts',
        codes.filter(({ code }) => !COMMAND_CODES.test(code)),
      ),
      toFile(
        'gql/logon-error-texts.ts',
        codes.filter(({ code }) => LOGON_CODES.test(code)),
      ),
      ...modules.map((id) =>
        toFile(
          `modules/${id}/gql/error-texts.ts`,
          codes.filter(({ code }) => ownerOf(code) === id),
        ),
      ),
    ]
  },
}

const toPrefix = (moduleId: string): string => `${moduleId.replaceAll('-', '_').toUpperCase()}_`

function toFile(path: string, codes: readonly ErrorCode[]): Section {
  const texts = codes.map(({ code, message, hint }) => `  ${code}: ${JSON.stringify({ message, hint })},\n`)
  const content = `/** From packages/api/error-codes.json. */\nexport const ERROR_TEXTS = {\n${texts.join('')}} as const;\n`
  return {
    filename: join(SOURCE, path),
    documents: [],
    schema: { kind: 'Document', definitions: [] } as unknown as Section['schema'],
    config: {},
    plugins: [{ texts: {} }],
    pluginMap: { texts: { plugin: () => content } },
    skipDocumentsValidation: true,
  }
}
