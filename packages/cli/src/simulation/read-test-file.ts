import { parseDocument } from 'yaml'
import { wrongUse } from '../lib/command-error.ts'
import { readWholeFile } from '../lib/read-whole-file.ts'

const MAX_FILE_BYTES = 16_000_000
/** As many cases as the server takes at a time. */
const CASES_AT_ONCE = 1_000

/** A file in YAML or JSON that the person named. */
export async function readYamlFile(path: string): Promise<unknown> {
  const text = await readWholeFile(path, { maxBytes: MAX_FILE_BYTES })
  try {
    const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, logLevel: 'silent' })
    const [error] = document.errors
    if (!error) return document.toJS({ maxAliasCount: 0 }) as unknown
    throw wrongUse(`${path} can’t be read, line ${error.linePos?.[0].line ?? '?'}.`)
  } catch (error) {
    if (error instanceof RangeError || error instanceof ReferenceError)
      throw wrongUse(`${path} is nested too deep, or has aliases. Write it out.`)
    throw error
  }
}

/** A test file as the server takes it: in parts where it has very many cases. */
export async function readTestFile(path: string): Promise<object[]> {
  const file = await readYamlFile(path)
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    throw wrongUse(`${path} is no test file. Write one with "sallyport simulate --matrix --tests FILE".`)
  const cases = 'cases' in file && Array.isArray(file.cases) ? (file.cases as unknown[]) : []
  if (cases.length <= CASES_AT_ONCE) return [file]
  return Array.from({ length: Math.ceil(cases.length / CASES_AT_ONCE) }, (_, part) => ({
    ...file,
    cases: cases.slice(part * CASES_AT_ONCE, (part + 1) * CASES_AT_ONCE),
  }))
}
