import { describe, expect, test } from 'vitest'
import { listConsoleEntries, readBuiltFile, weighKilobytes } from '../support/built-console.ts'
import { createWorld } from '../support/world.ts'

const MAX_SCRIPT_KILOBYTES = 105
const MAX_STYLE_KILOBYTES = 12
/** Operations that only the administration's code contains. */
const ADMINISTRATION = /saveScheme|updateSettings|createUser|auditEvents|rollbackScheme/

const FORM = /\/password-prompt-[^/]+\.js$/

describe('the first load of the logon page', () => {
  const world = createWorld()

  /**
   * What a fresh browser asks for: all of it, until nothing more is on its way, and what came before the form. Once the form is
   * there, the page fetches the prompts that may come next; nobody waits for those.
   */
  const loadLogonPage = async (): Promise<{ all: URL[]; beforeForm: URL[] }> => {
    const person = await world.meet()
    const page = await person.context.newPage()
    const all: URL[] = []
    let beforeForm: URL[] | null = null
    page.on('request', (request) => all.push(new URL(request.url())))
    page.on('requestfinished', (request) => {
      // The form's own code is the last that it waits for.
      if (FORM.test(request.url())) beforeForm = [...all]
    })
    await page.goto('/logon')
    await page.getByRole('button', { name: 'Log on' }).waitFor()
    await page.waitForLoadState('networkidle')
    if (!beforeForm) throw new Error(`The form came without a script ${FORM}: ${all.join(' ')}`)
    return { all, beforeForm }
  }
  const listAssets = (requested: readonly URL[], ending: string): string[] => [...new Set(requested.map(({ pathname }) => pathname.slice(1)))].filter((path) => path.endsWith(ending))

  test('asks nothing of another origin', async () => {
    const { all } = await loadLogonPage()
    expect([...new Set(all.filter(({ protocol }) => protocol !== 'data:').map(({ origin }) => origin))]).toEqual([world.stack.url])
  })

  test('brings no code of the administration', async () => {
    const scripts = listAssets((await loadLogonPage()).all, '.js')
    const entries = listConsoleEntries()
    expect(scripts).not.toEqual([])
    // Or the two checks after this one would pass whatever is loaded.
    expect(entries.some((entry) => ADMINISTRATION.test(readBuiltFile(entry)))).toBe(true)
    expect(scripts.filter((script) => entries.includes(script))).toEqual([])
    expect(scripts.filter((script) => ADMINISTRATION.test(readBuiltFile(script)))).toEqual([])
  })

  test('is small', async () => {
    const { beforeForm } = await loadLogonPage()
    const styles = listAssets(beforeForm, '.css')
    expect(styles).not.toEqual([])
    expect(weighKilobytes(listAssets(beforeForm, '.js')), 'script, kB gzip').toBeLessThanOrEqual(MAX_SCRIPT_KILOBYTES)
    expect(weighKilobytes(styles), 'style, kB gzip').toBeLessThanOrEqual(MAX_STYLE_KILOBYTES)
  })
})
