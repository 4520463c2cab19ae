import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { HttpAnswer } from '../../http/answer.ts'
import { promptPath } from './path.ts'

export const PROMPT_STYLE_PATH = promptPath('prompt.css')
export const PROMPT_SCRIPT_PATH = promptPath('prompt.js')
export const PROMPT_ICON_PATH = promptPath('favicon.svg')

const BROWSER_FOLDER = join(import.meta.dirname, 'browser')

const FILES: Record<string, { contentType: string; path: string }> = {
  'prompt.css': { contentType: 'text/css; charset=utf-8', path: join(BROWSER_FOLDER, 'prompt.css') },
  'prompt.js': { contentType: 'text/javascript; charset=utf-8', path: join(BROWSER_FOLDER, 'prompt.js') },
  // The icon of the simulator's own pages, which exists before they are built.
  'favicon.svg': { contentType: 'image/svg+xml', path: join(import.meta.dirname, '../../pages/public/favicon.svg') },
}

/** The prompt's style, script and icon, served as they are: nothing needs a build. Null for every other name. */
export function findPromptFile(name: string): HttpAnswer | null {
  const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined
  if (!file) return null
  const headers = { 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' }
  return { status: 200, contentType: file.contentType, headers, body: readFileSync(file.path) }
}
