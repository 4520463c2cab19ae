import type { ApiAnswer, ApiClient } from './api-client.ts'
import { toForm } from './universal-client.ts'

/** A minimal browser for the prompt: stores cookies, follows redirects within the API and submits forms. */
export class PromptBrowser {
  readonly #client: ApiClient
  readonly #origin: string
  readonly cookies = new Map<string, string>()
  /** The path of the current page. */
  path = ''
  page: ApiAnswer | undefined
  /** The first address outside the API that it was redirected to. */
  leftTo: string | null = null

  constructor(client: ApiClient, url: string) {
    this.#client = client
    this.#origin = url
  }

  get text(): string {
    return this.page?.text ?? ''
  }

  async open(url: string): Promise<this> {
    this.leftTo = null
    const { pathname, search } = new URL(url, this.#origin)
    return this.#follow(await this.#send('GET', pathname + search), pathname)
  }

  async submit(
    action: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = {},
  ): Promise<this> {
    const path = `${this.path}/${action}`
    if (!this.text.includes(`action="${path}"`)) throw new Error(`The page has no form for "${action}":\n${this.text}`)
    return this.#follow(await this.#send('POST', path, toForm(fields), headers), path)
  }

  /** Presses the button whose label starts with this text. */
  async press(label: string): Promise<this> {
    const [, value] = new RegExp(`name="choice" value="([^"]+)">${label}`).exec(this.text) ?? []
    if (!value) throw new Error(`The page has no button "${label}":\n${this.text}`)
    return this.submit('choose', { choice: value })
  }

  /** Waits as the page's script does, then opens the page again. */
  async waitForChange(): Promise<this> {
    const waitPath = /data-wait="([^"]+)"/.exec(this.text)?.[1]
    if (!waitPath) throw new Error(`The page doesn't wait:\n${this.text}`)
    const { json } = await this.#send('GET', waitPath.replaceAll('&#38;', '&'))
    if (!json.hasChanged) throw new Error('Nothing has changed')
    return this.open(this.path)
  }

  async #follow(answer: ApiAnswer, path: string): Promise<this> {
    const { location } = answer.headers
    if (typeof location !== 'string') {
      this.path = path
      this.page = answer
      return this
    }
    if (location.startsWith('/')) return this.#follow(await this.#send('GET', location), location)
    this.leftTo = location
    return this
  }

  async #send(method: string, path: string, body = '', headers: Record<string, string> = {}): Promise<ApiAnswer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.#client.raw(
      method,
      path,
      {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36',
        ...(cookie && { cookie }),
        ...(method === 'POST' && { 'content-type': 'application/x-www-form-urlencoded', origin: this.#origin }),
        ...headers,
      },
      body,
    )
    for (const line of (answer.headers['set-cookie'] as string[] | undefined) ?? []) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      this.cookies.set(name!, value!)
    }
    return answer
  }
}
