import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

const PATIENCE_MS = 20_000

interface PersonOptions extends BrowserContextOptions {
  /** Where the person may go; a request to anywhere else is a fault of the page. */
  origins: readonly string[]
}

/** Somebody with a browser of their own: nothing of it is shared with anybody. Remembers whatever went wrong on their pages. */
export class Person {
  readonly context: BrowserContext
  readonly #origins: readonly string[]
  readonly #faults: string[] = []
  readonly #expected: RegExp[] = []

  private constructor(context: BrowserContext, origins: readonly string[]) {
    this.context = context
    this.#origins = origins
  }

  static async meet(browser: Browser, { origins, ...options }: PersonOptions): Promise<Person> {
    // As the same browser with a window would say it.
    const userAgent = `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version().split('.')[0]}.0.0.0 Safari/537.36`
    const context = await browser.newContext({
      userAgent,
      viewport: { width: 1280, height: 800 },
      locale: 'en-US',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      ...options,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    const person = new Person(context, origins)
    // Not "page.on": an error counts in every tab, also in one that a page has opened.
    context.on('weberror', (error) => person.#note(`Uncaught ${error.error().stack ?? error.error().message}`))
    context.on('console', (message) => message.type() === 'error' && person.#note(`Console: ${message.text()}`))
    context.on('request', (request) => person.#checkOrigin(request.url()))
    return person
  }

  /** In a new tab. */
  async open(address: string): Promise<Page> {
    const page = await this.context.newPage()
    await page.goto(address)
    return page
  }

  /** For what a journey provokes, such as a stream that is blocked. */
  expectFault(pattern: RegExp): void {
    this.#expected.push(pattern)
  }

  /** What went wrong since the last time and was not expected. */
  takeFaults(): string[] {
    return this.#faults.splice(0).filter((fault) => !this.#expected.some((pattern) => pattern.test(fault)))
  }

  async leave(): Promise<void> {
    await this.context.close()
  }

  #note(fault: string): void {
    this.#faults.push(fault)
  }

  #checkOrigin(address: string): void {
    const { protocol, origin } = new URL(address)
    if (/^https?:$/.test(protocol) && !this.#origins.includes(origin))
      this.#note(`A page asked another origin: ${address}`)
  }
}
