import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HttpAnswer } from '../../http/http-answer.ts'
import { promptPath } from './prompt-path.ts'

export const PROMPT_STYLE_PATH = promptPath('prompt.css')
export const PROMPT_SCRIPT_PATH = promptPath('prompt.js')

const TYPES: Record<string, string> = {
  'prompt.css': 'text/css; charset=utf-8',
  'prompt.js': 'text/javascript; charset=utf-8',
}

/** The page's style and script, as they are: there is nothing to build. Null for everything else. */
export function findPromptFile(name: string): HttpAnswer | null {
  const contentType = Object.hasOwn(TYPES, name) ? TYPES[name] : undefined
  if (!contentType) return null
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
  return { status: 200, contentType, headers, body: readFileSync(join(import.meta.dirname, 'browser', name)) }
}
