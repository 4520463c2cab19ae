import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, run } from './build-parts.ts'

export const DEMO_DIRECTORY = join(ROOT, '.sallyport-demo')

interface DemoAccess {
  administrator: string
  password: string
}

/**
 * Fills the folder at the first start of the demo, which takes about a minute, and says how to log on.
 * Throws where the folder has other data: the demo never mixes with it.
 */
export async function ensureDemoData(directory: string, simulatorPort: string): Promise<DemoAccess> {
  const accessFile = join(directory, 'demo.json')
  if (!existsSync(accessFile)) {
    if (existsSync(directory) && readdirSync(directory).length > 0)
      throw new Error(`${directory} has data of another kind. Name an empty folder with SALLYPORT_DATA_DIR.`)
    try {
      await run(
        process.execPath,
        [join(ROOT, 'demo/main.ts'), '--data-dir', directory, '--simulator-port', simulatorPort],
        ROOT,
      )
    } catch (error) {
      // A month that was not played to its end is no use, and would be taken for data of another kind.
      rmSync(directory, { recursive: true, force: true })
      throw error
    }
  }
  return JSON.parse(readFileSync(accessFile, 'utf8')) as DemoAccess
}
