import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { withMachineLock } from './machine-lock.ts'

// `import.meta.resolve` does not exist in Vitest's global setups.
const MANIFEST = join(createRequire(import.meta.url).resolve('@sparticuz/chromium'), '../../package.json')

export interface UnpackedBrowser {
  executablePath: string
  /** Configuration of the fonts that come with it, for a machine without any. */
  fontsFolder: string
  /** Shared libraries that come with it, for a machine without them. */
  librariesFolder: string
}

/**
 * Unpacks npm's Chromium into a folder of its version, unless it is there already. Any number of processes can ask at once: one
 * unpacks, beside the place, and the whole folder appears in one step.
 */
export async function unpackBrowser(cacheFolder: string): Promise<UnpackedBrowser> {
  const { version } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as { version: string }
  const folder = join(cacheFolder, `chromium-${version}`)
  const browser = {
    executablePath: join(folder, 'chromium'),
    fontsFolder: join(folder, 'fonts'),
    librariesFolder: join(folder, 'al2023/lib'),
  }
  if (existsSync(browser.executablePath)) return browser

  mkdirSync(cacheFolder, { recursive: true })
  await withMachineLock(join(cacheFolder, 'chromium.lock'), async () => {
    if (existsSync(browser.executablePath)) return
    // Left over from processes that were killed: only the holder of the lock writes here.
    for (const name of readdirSync(cacheFolder).filter((name) => name.startsWith(basename(folder))))
      rmSync(join(cacheFolder, name), { recursive: true, force: true })
    const unfinished = mkdtempSync(`${folder}.unfinished-`)
    await inflateInto(unfinished)
    writeFileSync(join(unfinished, 'fonts/fonts.conf'), toFontsConfiguration(browser.fontsFolder))
    renameSync(unfinished, folder)
  })
  return browser
}

/** The package unpacks into the folder for temporary files, so that is what the folder is to a process of its own. */
async function inflateInto(folder: string): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'inflate-browser.ts')], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`Chromium could not be unpacked into ${folder}.`)
}

/** The configuration in the package names folders of another kind of machine. */
function toFontsConfiguration(fontsFolder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fontsFolder}</dir>
  <cachedir>${join(fontsFolder, 'cache')}</cachedir>
</fontconfig>
`
}
