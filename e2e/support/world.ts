import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { AdminApi } from './admin-api.ts'
import { launchBrowser } from './browser.ts'
import { Person } from './person.ts'
import './matchers.ts'
import { Stack } from './stack.ts'
import type { DatabaseKind } from './stack-database.ts'

/** What a file's journeys happen in: one running product, one browser, and people who come and go. */
export class World {
  #stack: Stack | null = null
  #browser: Browser | null = null
  #people: Person[] = []

  get stack(): Stack {
    return this.#stack!
  }
  get simulator(): Stack['simulator'] {
    return this.stack.simulator
  }

  /** A person with a fresh browser. `baseURL` is the console’s; `origins` are all places that the pages may go to. */
  async meet(options: BrowserContextOptions & { origins?: readonly string[] } = {}): Promise<Person> {
    const { url, simulator } = this.stack
    const person = await Person.meet(this.#browser!, { baseURL: url, origins: [url, simulator.pagesUrl], ...options })
    this.#people.push(person)
    return person
  }

  administer(): Promise<AdminApi> {
    return AdminApi.logOn(this.stack)
  }

  async start(database: DatabaseKind = 'sqlite'): Promise<void> {
    ;[this.#stack, this.#browser] = await Promise.all([Stack.start({ database }), launchBrowser()])
  }

  async end(): Promise<void> {
    await this.#browser?.close()
    await this.#stack?.[Symbol.asyncDispose]()
  }

  /** Faults so far, which are then forgotten. */
  takeFaults(): string[] {
    return [
      ...this.#people.flatMap((person) => person.takeFaults()),
      ...this.stack.takeComplaints().map((line) => `The server logged ${line}`),
    ]
  }

  async sendEverybodyHome(): Promise<void> {
    await Promise.all(this.#people.splice(0).map((person) => person.leave()))
  }
}

interface WorldOptions {
  /** People stay from one test to the next, as their pages do unless these are closed. */
  peopleStay?: boolean
  /** The tests are steps of one story: people stay, and after a step that failed none is tried. */
  isStory?: boolean
  database?: DatabaseKind
}

/** To be called once at the top of a file. No journey passes in which a page threw, wrote an error or asked a foreign origin, or the server logged an error. */
export function createWorld({ isStory = false, peopleStay = isStory, database = 'sqlite' }: WorldOptions = {}): World {
  const world = new World()
  let hasFailed = false
  beforeAll(() => world.start(database))
  afterAll(() => world.end())
  beforeEach(({ skip, onTestFailed }) => {
    onTestFailed(() => {
      hasFailed = true
    })
    if (isStory && hasFailed) skip('An earlier step of the story failed')
  })
  afterEach(async () => {
    const faults = world.takeFaults()
    if (!peopleStay) await world.sendEverybodyHome()
    expect(faults, 'what went wrong beside the journey').toEqual([])
  })
  return world
}
