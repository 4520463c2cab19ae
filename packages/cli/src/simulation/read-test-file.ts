import { parseDocument } from 'yaml'
import { wrongUse } from '../lib/command-error.ts'
import { readWholeFile } from '../lib/read-whole-file.ts'

const MAX_FILE_BYTES = 16_000_000
/** The server's limit per request. */
const MAX_CASES_PER_REQUEST = 1_000

/** Reads a YAML or JSON file named by the user. */
export async function readYamlFile(path: string): Promise<unknown> {
  const text = await readWholeFile(path, { maxBytes: MAX_FILE_BYTES })
  try {
    const document = parseDocument(text, { version: '1.2', schema: 'core', merge: false, logLevel: 'silent' })
    const [error] = document.errors
    if (!error) return document.toJS({ maxAliasCount: 0 }) as unknown
    throw wrongUse(`${path} can’t be read, line ${error.linePos?.[0].line ?? '?'}.`)
  } catch (error) {
    if (error instanceof RangeError || error instanceof ReferenceError)
      throw wrongUse(`${path} is nested too deeply or has aliases. Write the values out.`)
    throw error
  }
}

/** Reads a test file, split into parts that the server accepts. */
export async function readTestFile(path: string): Promise<object[]> {
  const file = await readYamlFile(path)
  if (typeof file !== 'object' || file === null || Array.isArray(file))
    throw wrongUse(`${path} is not a test file. Write one with "sallyport simulate --matrix --tests FILE".`)
  const cases = 'cases' in file && Array.isArray(file.cases) ? (file.cases as unknown[]) : []
  if (cases.length <= MAX_CASES_PER_REQUEST) return [file]
  return Array.from({ length: Math.ceil(cases.length / MAX_CASES_PER_REQUEST) }, (_, part) => ({
    ...file,
    cases: cases.slice(part * MAX_CASES_PER_REQUEST, (part + 1) * MAX_CASES_PER_REQUEST),
  }))
}
