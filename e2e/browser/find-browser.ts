import { existsSync } from 'node:fs'
import { listCacheFolders } from './cache-folders.ts'
import { readBrowserVersion } from './read-browser-version.ts'
import { unpackBrowser } from './unpack-browser.ts'

export interface FoundBrowser {
  /** For people: what it is and where it comes from. */
  name: string
  executablePath: string
  /** What its environment has beside that of the process that launches it. */
  env: Readonly<Record<string, string>>
}

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * A browser that runs: the one that CHROMIUM_PATH names and no other, or else npm's, so that a test means the same on every
 * machine, or else an installed one, where npm's does not run (it is built for Linux on x64).
 */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env['CHROMIUM_PATH']
  const candidates = named
    ? [() => findInstalled(named)]
    : [
        ...listCacheFolders().map((folder) => () => findUnpacked(folder)),
        ...INSTALLED.filter((path) => existsSync(path)).map((path) => () => findInstalled(path)),
      ]
  const problems: string[] = []
  for (const find of candidates) {
    try {
      return await find()
    } catch (error) {
      problems.push((error as Error).message.trim())
    }
  }
  throw new Error(
    `No browser runs here. Install Chromium, and name it in CHROMIUM_PATH if it is at an unusual place.\n${problems.join('\n')}`,
  )
}

async function findInstalled(path: string): Promise<FoundBrowser> {
  return { name: `${await readBrowserVersion(path, {})} at ${path}`, executablePath: path, env: {} }
}

async function findUnpacked(cacheFolder: string): Promise<FoundBrowser> {
  const { executablePath, fontsFolder, librariesFolder } = await unpackBrowser(cacheFolder)
  const fonts: Record<string, string> = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: fontsFolder }
  const toFound = async (env: Record<string, string>): Promise<FoundBrowser> => ({
    name: `${await readBrowserVersion(executablePath, env)} from npm`,
    executablePath,
    env,
  })
  return toFound(fonts).catch((error: unknown) => {
    if (!/error while loading shared libraries/.test(String(error))) throw error
    return toFound({ ...fonts, LD_LIBRARY_PATH: librariesFolder })
  })
}
