import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const CODES = join(import.meta.dirname, '../../../api/error-codes.json')
const texts = JSON.parse(readFileSync(CODES, 'utf8')) as { code: string; message: string }[]

/** The API's message for an error code. Tests name the code instead of repeating the words. */
export function messageOf(code: string): string {
  const text = texts.find((each) => each.code === code)
  if (!text) throw new Error(`The API has no code ${code}`)
  return text.message
}
