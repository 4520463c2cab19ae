import type { TestProject } from 'vitest/node'
import { type FoundBrowser, findBrowser } from './find-browser.ts'

declare module 'vitest' {
  interface ProvidedContext {
    browser: FoundBrowser
  }
}

/** Finds or unpacks the browser once, before any worker starts. */
export async function setup(project: TestProject): Promise<void> {
  const browser = await findBrowser()
  console.log(`The journeys run in ${browser.name}.`)
  project.provide('browser', browser)
}
