/** A browser or a program at one address: keeps its cookies, or sends its token. */
export class GraphqlClient {
  readonly #url: string
  readonly #headers: Record<string, string>
  readonly #cookies = new Map<string, string>()
  bearer: string | null = null

  constructor(url: string, { address, userAgent }: { address: string; userAgent: string }) {
    this.#url = url
    this.#headers = { 'content-type': 'application/json', 'x-forwarded-for': address, 'user-agent': userAgent }
  }

  /** The data; throws with the codes where there are errors. */
  async run(query: string, variables: Record<string, unknown> = {}): Promise<any> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: {
        ...this.#headers,
        ...(cookie && { cookie }),
        ...(this.bearer && { authorization: `Bearer ${this.bearer}` }),
      },
      body: JSON.stringify({ query, variables }),
    })
    for (const header of response.headers.getSetCookie()) this.#keepCookie(header)
    const { data, errors } = (await response.json()) as {
      data: unknown
      errors?: { message: string; extensions: { code: string } }[]
    }
    if (errors) throw new GraphqlError(errors.map(({ extensions, message }) => `${extensions.code}: ${message}`))
    return data
  }

  #keepCookie(header: string): void {
    const [pair] = header.split(';') as [string]
    const at = pair.indexOf('=')
    if (/max-age=0/i.test(header)) this.#cookies.delete(pair.slice(0, at))
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

export class GraphqlError extends Error {
  override readonly name = 'GraphqlError'

  constructor(readonly problems: readonly string[]) {
    super(problems.join('; '))
  }
}
