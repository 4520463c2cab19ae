import type { House } from './house.ts'
import { API } from './api.ts'
import { CLI } from './cli.ts'
import { CONSOLE } from './console.ts'
import { DUO_SIMULATOR } from './duo-simulator.ts'
import { REPOSITORY } from './repository.ts'
import { SHARED } from './shared.ts'

/** All of the repository's code: an import that no row allows is refused. */
export const HOUSES: readonly House[] = [SHARED, API, CONSOLE, CLI, DUO_SIMULATOR, REPOSITORY]
