import { type DuoSimulator, createDuoSimulator } from '@sallyport/duo-simulator'
import { mkdirSync, writeFileSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { startApp } from '../packages/api/src/compose/start-app.ts'
import { readConfig } from '../packages/api/src/config/config.ts'
import { Administration } from './administration.ts'
import { GraphqlClient } from './graphql-client.ts'
import { type Happening, planMonth } from './month.ts'
import { MovableClock } from './movable-clock.ts'
import { makePeople } from './people.ts'
import { LogonPlay } from './play-logon.ts'
import { RandomSource } from './random-source.ts'

const DAY_MS = 24 * 60 * 60_000
/** The last logons must be over by now, reactions and all. */
const LAST_MINUTES_MS = 10 * 60_000
const SEED = 20_261_101

export interface DemoOptions {
  /** Empty or missing: it is filled with database, master key and the simulator's state. */
  dataDir: string
  /** Where the simulator will be reachable when everything is started for good: its port belongs to Duo's API hostname. */
  simulatorPort: number
  people?: number
  days?: number
  /** A line of progress for people. */
  report(line: string): void
}

export interface DemoAccess {
  administrator: string
  /** The same for the administrator and everyone else. */
  password: string
}

/** Fills a data folder with a population and its month, by playing it. */
export async function fillDemo({
  dataDir,
  simulatorPort,
  people: count = 60,
  days = 30,
  report,
}: DemoOptions): Promise<DemoAccess> {
  const firstMidnight = (Math.floor(Date.now() / DAY_MS) - days + 1) * DAY_MS
  const clock = new MovableClock(firstMidnight - DAY_MS / 2)
  const random = new RandomSource(SEED)
  const access = { administrator: 'admin', password: randomBytes(12).toString('base64url') }
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const simulatorDir = join(dataDir, 'duo-simulator')
  const simulator = await createDuoSimulator({ dataDir: simulatorDir, port: simulatorPort, now: clock.now })
  try {
    const app = await startApp({
      config: readConfig({
        SALLYPORT_PORT: '0',
        SALLYPORT_DATA_DIR: dataDir,
        SALLYPORT_ADMIN_USERNAME: access.administrator,
        SALLYPORT_ADMIN_PASSWORD: access.password,
        // The people of the demo come from addresses of their own.
        SALLYPORT_TRUSTED_PROXIES: '127.0.0.1',
        SALLYPORT_DUO_HOSTS: simulator.apiHostname,
        SALLYPORT_DUO_CA_FILE: join(simulatorDir, 'ca.pem'),
      }),
      clock,
      // One generated password stands behind all of them, and hundreds of logons are played: cheap hashes do.
      hashCost: { memoryCost: 1_024, timeCost: 1, parallelism: 1 },
      log: {
        debug: ignore,
        info: ignore,
        warn: ignore,
        error: (fields, message) => report(`${message} ${JSON.stringify(fields)}`),
      },
    })
    try {
      const people = makePeople(random, count)
      const administration = new Administration(app.url, { username: access.administrator, password: access.password })
      report(`Creating ${people.length} people …`)
      await administration.logOn()
      await administration.setUp(simulator)
      await administration.grow()
      for (const person of people)
        await administration.createUser(person, person.habit === 'absent' ? null : access.password)
      const happenings = planMonth({
        people,
        random,
        password: access.password,
        from: firstMidnight,
        days,
        until: Date.now() - LAST_MINUTES_MS,
      })
      await playAll(happenings, { url: app.url, simulator, clock, administration, report })
      await administration.logOn()
      await administration.saveDraft()
    } finally {
      await app.stop()
    }
  } finally {
    await simulator.close()
  }
  writeFileSync(join(dataDir, 'demo.json'), `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 })
  return access
}

interface Stage {
  url: string
  simulator: DuoSimulator
  clock: MovableClock
  administration: Administration
  report(line: string): void
}

async function playAll(happenings: readonly Happening[], stage: Stage): Promise<void> {
  const clients = new Map<string, GraphqlClient>()
  let shown = 0
  for (const [index, happening] of happenings.entries()) {
    stage.clock.moveTo(happening.at)
    await play(happening, stage, clients)
    const tenths = Math.floor((10 * (index + 1)) / happenings.length)
    if (tenths > shown) stage.report(`Playing a month of logons … ${tenths * 10} %`)
    shown = tenths
  }
}

async function play(
  happening: Happening,
  { url, simulator, clock, administration }: Stage,
  clients: Map<string, GraphqlClient>,
): Promise<void> {
  switch (happening.kind) {
    case 'duo-away':
      simulator.control.addFault({ kind: 'error503' })
      return
    case 'duo-back':
      simulator.control.clearFaults()
      return
    case 'disable':
      await administration.logOn()
      return administration.disableUser(happening.username)
    case 'logon': {
      const { attempt, address, userAgent } = happening
      // A browser of its own for each person and access type, which Duo may remember.
      const key = `${attempt.accessType} ${attempt.username} ${address}`
      const client = clients.get(key) ?? new GraphqlClient(url, { address, userAgent })
      clients.set(key, client)
      client.bearer = null
      await new LogonPlay(client, attempt, { simulator, clock }).play()
    }
  }
}

function ignore(): void {}
