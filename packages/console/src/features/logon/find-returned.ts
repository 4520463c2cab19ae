import { consoleModules } from '../../modules/index.ts'
import type { Returned } from '../../module-contract/console-module.ts'

/** The answer with which another site has sent the browser back, if a module recognizes it. */
export function findReturned(query: URLSearchParams): Returned | null {
  for (const module of consoleModules) {
    const returned = module.readReturn?.(query)
    if (returned) return returned
  }
  return null
}
