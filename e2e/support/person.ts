import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

const PATIENCE_MS = 20_000

interface PersonOptions extends BrowserContextOptions {
  /** Allowed origins: a request to any other is a fault of the page. */
  origins: readonly string[]
}

/** A person with a separate browser context. Records every fault of their pages. */
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
    // The same as this browser sends when it has a window.
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
    // On the context, not on a page: errors count in every tab, including tabs that pages open.
    context.on('weberror', (error) => person.#note(`Uncaught ${error.error().stack ?? error.error().message}`))
    context.on('console', (message) => message.type() === 'error' && person.#note(`Console: ${message.text()}`))
    context.on('request', (request) => person.#checkOrigin(request.url()))
    return person
  }

  /** Opens an address in a new tab. */
  async open(address: string): Promise<Page> {
    const page = await this.context.newPage()
    await page.goto(address)
    return page
  }

  /** Ignores faults that a journey provokes, such as a blocked stream. */
  expectFault(pattern: RegExp): void {
    this.#expected.push(pattern)
  }

  /** Returns the unexpected faults since the last call. */
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
      this.#note(`A page requested another origin: ${address}`)
  }
}
