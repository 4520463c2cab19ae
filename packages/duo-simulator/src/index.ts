import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Simulation } from './account/simulation.ts'
import { Controls } from './control/actions/controls.ts'
import { DuoSimulatorControl } from './control/duo-simulator-control.ts'
import { listen } from './http/listen.ts'
import { createApiServer } from './servers/api-server.ts'
import { createPagesServer } from './servers/pages-server.ts'
import { DocumentFile } from './state/document-file.ts'
import { parseDocument } from './state/parse-document.ts'
import { loadOrCreateTlsMaterial } from './tls/material.ts'

export { ControlError } from './lib/control-error.ts'
export type { DuoSimulatorControl } from './control/duo-simulator-control.ts'
export type { NewDevice, DeviceView } from './contract/devices.ts'
export type { NewUser, UserView } from './contract/users.ts'
export type { PromptView, PromptDecision } from './contract/prompts.ts'
export type { ApplicationView } from './contract/applications.ts'
export type { PushView } from './contract/pushes.ts'
export type { NewFault } from './contract/faults.ts'
export type { SimulatorDocument } from './state/model.ts'
export type { PolicyPatch } from './contract/policy.ts'

export interface DuoSimulatorOptions {
  /** The folder that stores keys, users and devices. Without it everything is in memory and lost at the end. */
  dataDir?: string
  /** The API's port; 0 (the default) picks a free one. */
  port?: number
  /** The port of the pages and the control API; 0 (the default) picks a free one. */
  pagesPort?: number
  /** The address to listen on. */
  host?: string
  /** Milliseconds since 1970. A clock of your own is polled every few milliseconds: move it, and what is due happens. */
  now?: () => number
  /** The folder of the built pages. */
  pagesDir?: string
  /** The state to start with, from `control.state()` or `GET /control/state`. Replaces the one in the data folder. */
  state?: unknown
  /** False prints the addresses. */
  quiet?: boolean
}

export interface DuoSimulator {
  /** The API hostname that an administrator enters: `localhost:4443`. */
  apiHostname: string
  /** `https://localhost:4443` */
  url: string
  /** `http://localhost:4444` */
  pagesUrl: string
  /** The CA certificate (PEM) that clients of the API must trust. */
  ca: string
  /** The same certificate as a file, if there is a data folder. */
  caFile: string | null
  control: DuoSimulatorControl
  /** Closes all connections and saves the state, if there is a data folder. */
  close(): Promise<void>
}

const DEFAULT_PAGES_DIR = join(import.meta.dirname, '../dist/pages')

/** Starts a simulated Duo account. Any number of them can run in one process. */
export async function createDuoSimulator(options: DuoSimulatorOptions = {}): Promise<DuoSimulator> {
  const {
    dataDir,
    port = 0,
    pagesPort = 0,
    host = '127.0.0.1',
    now,
    pagesDir = DEFAULT_PAGES_DIR,
    state,
    quiet = true,
  } = options
  if (dataDir) createFolder(dataDir)
  const tls = await loadOrCreateTlsMaterial(dataDir)
  const addresses = { apiHostname: '', url: '', pagesUrl: '' }
  const simulation = new Simulation(addresses, now)
  const file = dataDir ? new DocumentFile(join(dataDir, 'state.json'), simulation.state, simulation.changes) : null
  if (state !== undefined) {
    simulation.state.load(parseDocument(state))
    simulation.transactions.restoreAll()
    file?.save()
  } else if (!file?.load()) {
    simulation.state.replaceApplications(simulation.now())
    file?.save()
  }
  const controls = new Controls(simulation)
  const api = await listen(createApiServer(simulation, tls), port, host, "the simulator's API")
  const pages = await listen(
    createPagesServer(controls, { pagesDir, ca: tls.authority.certificate }),
    pagesPort,
    host,
    "the simulator's pages",
  ).catch(async (error: unknown) => {
    await api.close()
    throw error
  })
  addresses.apiHostname = `localhost:${api.port}`
  addresses.url = `https://${addresses.apiHostname}`
  addresses.pagesUrl = `http://localhost:${pages.port}`
  if (!quiet) console.log(`Duo simulator: API ${addresses.url}, pages ${addresses.pagesUrl}`)
  return {
    ...addresses,
    ca: tls.authority.certificate,
    caFile: tls.authorityFile,
    control: new DuoSimulatorControl(controls),
    close: async () => {
      simulation.deadlines.clear()
      await Promise.all([api.close(), pages.close()])
      file?.save()
    },
  }
}

function createFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.W_OK)
  } catch (error) {
    throw new Error(
      `The simulator can't write to its data folder ${path}: ${(error as Error).message}. Choose another folder.`,
      { cause: error },
    )
  }
}
