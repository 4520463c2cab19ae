import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { createWorld } from '../support/world.ts'

interface Chunk {
  file: string
  src?: string
  css?: string[]
  imports?: string[]
}

const world = createWorld()

const DIST = join(import.meta.dirname, '../../packages/console/dist')
const MANIFEST = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
const SCRIPT_LIMIT_KB = 105
const STYLE_LIMIT_KB = 12

/** Lists the addresses of all scripts and styles that the chunks need. */
function listFiles(keys: readonly string[], seen = new Set<string>()): Set<string> {
  const files = new Set<string>()
  for (const key of keys) {
    const chunk = MANIFEST[key]
    if (!chunk) throw new Error(`The build of the console has no ${key}`)
    if (seen.has(key)) continue
    seen.add(key)
    for (const file of [chunk.file, ...(chunk.css ?? []), ...listFiles(chunk.imports ?? [], seen)])
      files.add(file.startsWith('/') ? file : `/${file}`)
  }
  return files
}

/** In kilobytes, compressed as well as a server can. */
const weigh = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length, 0) / 1_000

/** Opens the logon page, waits for the network to become idle, and returns the requested addresses. */
async function loadLogonPage(page: Page): Promise<URL[]> {
  const requested: URL[] = []
  page.on('requestfinished', (request) => requested.push(new URL(request.url())))
  await page.goto('/logon')
  await expect(page.getByRole('button', { name: 'Log on' })).toAppear()
  await page.waitForLoadState('networkidle')
  return requested
}

test('the logon page loads nothing of the administration, and nothing from another origin', async () => {
  const requested = await loadLogonPage(await (await world.meet()).open('about:blank'))
  expect([...new Set(requested.map(({ origin }) => origin))]).toEqual([world.stack.url])
  const administration = Object.values(MANIFEST).filter(
    ({ src }) => src === 'index.html' || /^src\/(app|features\/(?!logon\/))/.test(src ?? ''),
  )
  expect(administration.length).toBeGreaterThan(5)
  const forbidden = new Set(administration.map(({ file }) => `/${file}`))
  expect(requested.map(({ pathname }) => pathname).filter((path) => forbidden.has(path))).toEqual([])
})

test('the first prompt works with a small part of the files', async () => {
  const needed = listFiles(['logon.html', 'src/modules/password/password-prompt.tsx'])
  const person = await world.meet()
  // Files that are preloaded for later prompts are blocked: the first prompt must work without them.
  await person.context.route('**/assets/**', (route) =>
    needed.has(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  )
  person.expectFault(/^Console: Failed to load resource: net::ERR_FAILED/)
  const files = (await loadLogonPage(await person.open('about:blank')))
    .map(({ pathname }) => pathname)
    .filter((path) => path.startsWith('/assets/'))
  const scripts = files.filter((path) => path.endsWith('.js'))
  const styles = files.filter((path) => path.endsWith('.css'))
  expect(scripts.length).toBeGreaterThan(0)
  expect(weigh(scripts), 'kB of scripts').toBeLessThanOrEqual(SCRIPT_LIMIT_KB)
  expect(styles.length).toBeGreaterThan(0)
  expect(weigh(styles), 'kB of styles').toBeLessThanOrEqual(STYLE_LIMIT_KB)
})
