import { consoleModules } from '../../modules/index.ts'
import type { Returned } from '../../module-contract/console-module.ts'

/** What another site has sent the browser back with, if some module knows it. */
export function findReturned(query: URLSearchParams): Returned | null {
  for (const module of consoleModules) {
    const returned = module.readReturn?.(query)
    if (returned) return returned
  }
  return null
}
