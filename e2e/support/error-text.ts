import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const CODES = join(import.meta.dirname, '../../packages/api/error-codes.json')
const texts = JSON.parse(readFileSync(CODES, 'utf8')) as { code: string; message: string }[]

/** The server's message for an error code. */
export function messageOf(code: string): string {
  const text = texts.find((each) => each.code === code)
  if (!text) throw new Error(`The server has no error code ${code}.`)
  return text.message
}
