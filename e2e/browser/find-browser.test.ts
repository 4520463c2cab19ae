import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import type { FoundBrowser } from './find-browser.ts'
import { readBrowserVersion } from './read-browser-version.ts'

const FIND = `import { findBrowser } from '${pathToFileURL(join(import.meta.dirname, 'find-browser.ts'))}'
console.log(JSON.stringify(await findBrowser()))`
const ARGS = ['--input-type=module', '--eval', FIND]

let directory: string
let cache: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sallyport-browser-'))
  cache = join(directory, 'cache')
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const toEnv = (env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: directory,
  XDG_CACHE_HOME: cache,
  ...env,
})

/** In a process of its own, as each run of the tests is one. */
async function find(env?: NodeJS.ProcessEnv): Promise<FoundBrowser> {
  const { stdout } = await promisify(execFile)(process.execPath, ARGS, { env: toEnv(env) })
  return JSON.parse(stdout) as FoundBrowser
}

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the browser from npm', () => {
  test('two processes that unpack at once both get one that runs, and a third finds it there', async () => {
    const both = await Promise.all([find(), find()])

    expect(new Set(both.map(({ executablePath }) => executablePath)).size).toBe(1)
    for (const { executablePath, env } of both)
      expect(await readBrowserVersion(executablePath, env)).toMatch(/^Chromium \d+/)
    const unpackedAt = statSync(both[0].executablePath).ctimeMs
    expect(await find()).toEqual(both[0])
    expect(statSync(both[0].executablePath).ctimeMs).toBe(unpackedAt)
    expect(listUnfinished()).toEqual([])
  })

  test('a process that is killed while it unpacks does not hold up the next', async () => {
    const killed = spawn(process.execPath, ARGS, { env: toEnv(), stdio: 'ignore', detached: true })
    await vi.waitUntil(() => listUnfinished().length > 0, { timeout: 30_000, interval: 5 })
    await kill(killed)

    const { name } = await find()

    expect(name).toMatch(/^Chromium \d+.* from npm$/)
    expect(listUnfinished()).toEqual([])
  })

  test('is unpacked in this checkout where the home folder cannot be written', async () => {
    const file = join(directory, 'a-file')
    writeFileSync(file, '')
    const ownCache = join(import.meta.dirname, '../../node_modules/.cache/sallyport')
    const wasThere = existsSync(ownCache)
    onTestFinished(() => (wasThere ? undefined : rmSync(ownCache, { recursive: true, force: true })))

    const { executablePath } = await find({ HOME: file, XDG_CACHE_HOME: join(file, 'cache') })

    expect(executablePath).toContain(ownCache)
  })
})

describe('CHROMIUM_PATH', () => {
  test('names the browser, and nothing is unpacked', async () => {
    const path = join(directory, 'my-browser')
    writeFileSync(path, '#!/bin/sh\necho Chromium 1.2.3\n', { mode: 0o755 })

    const found = await find({ CHROMIUM_PATH: path })

    expect(found).toEqual({ name: `Chromium 1.2.3 at ${path}`, executablePath: path, env: {} })
    expect(existsSync(cache)).toBe(false)
  })

  test('is an error where what it names does not run, even if another browser would', async () => {
    mkdirSync(join(directory, 'folder'))

    await expect(find({ CHROMIUM_PATH: join(directory, 'folder') })).rejects.toThrow('No browser runs here.')
  })
})

function listUnfinished(): string[] {
  const folder = join(cache, 'sallyport')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.includes('.unfinished-')) : []
}

/** With the process that it has started, as a machine that is switched off ends both. */
async function kill(child: ChildProcess): Promise<void> {
  process.kill(-child.pid!, 'SIGKILL')
  await once(child, 'exit')
}
