import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { AdminApi } from './admin-api.ts'
import { launchBrowser } from './browser.ts'
import { Person } from './person.ts'
import './matchers.ts'
import { Stack } from './stack.ts'
import type { DatabaseKind } from './stack-database.ts'

/** The world of a file's journeys: a running product, a browser, and people with contexts of their own. */
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

  /** A person with a new browser context. `baseURL` is the console’s; `origins` are all origins that pages may request. */
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

  /** Returns the faults since the last call. */
  takeFaults(): string[] {
    return [
      ...this.#people.flatMap((person) => person.takeFaults()),
      ...this.stack.takeLoggedErrors().map((line) => `The server logged ${line}`),
    ]
  }

  async closePeople(): Promise<void> {
    await Promise.all(this.#people.splice(0).map((person) => person.leave()))
  }
}

interface WorldOptions {
  /** People and their open pages stay from one test to the next. */
  peopleStay?: boolean
  /** The tests are steps of one story: people stay, and after a failed step the others are skipped. */
  isStory?: boolean
  database?: DatabaseKind
}

/** Call this once at the top of a file. A journey fails if a page throws, logs an error or requests another origin, or the server logs an error. */
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
    if (!peopleStay) await world.closePeople()
    expect(faults, 'faults during the journey').toEqual([])
  })
  return world
}
