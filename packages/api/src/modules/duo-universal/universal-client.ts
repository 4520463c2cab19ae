import type { Client } from '@duosecurity/duo_universal'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { DuoHosts } from '../duo-account/hosts.ts'
import { toTlsOptions } from '../duo-account/tls-options.ts'
import { loadUniversalSdk } from './load-universal-sdk.ts'
import { toCallError } from './to-call-error.ts'
import type { UniversalLimits } from './duo-universal.limits.ts'
import { UniversalCallError } from './universal-call-error.ts'

/** One Duo application of the type "Web SDK", and the page to which Duo sends the browser back. */
export interface UniversalApplication {
  clientId: string
  clientSecret: string
  apiHostname: string
  returnUrl: string
}

/** Whether Duo is known to be away. */
export interface Outages {
  isAway(apiHostname: string): Promise<boolean>
  reportOutage(apiHostname: string): void
  reportAnswer(apiHostname: string): void
}

export interface UniversalClientDependencies {
  hosts: DuoHosts
  lookup: LookupFunction
  /** PEM, trusted for the operator's hosts beside the roots of Duo's. */
  ca: string | null
  limits: UniversalLimits
  outages: Outages
}

/** The HTTP client inside Duo's: the only place where time, size, trust and redirects can be bounded. */
interface HttpDefaults {
  httpsAgent: https.Agent
  signal: AbortSignal
  maxRedirects: number
  maxContentLength: number
  proxy: false
}

const MAX_HOSTS = 20
/** Well under what load balancers commonly keep idle connections for: a code can't be exchanged twice. */
const KEEP_ALIVE_MS = 15_000

/** Duo's Web SDK with bounds: on time and size, on hosts and their addresses, on trusted authorities. Throws UniversalCallError. */
export class UniversalClient {
  readonly #dependencies: UniversalClientDependencies
  readonly #agents = new Map<string, https.Agent>()

  constructor(dependencies: UniversalClientDependencies) {
    this.#dependencies = dependencies
  }

  /** Whether Duo answers and accepts the keys; gives Duo's time in milliseconds since 1970. */
  async checkHealth(application: UniversalApplication, timeoutMs: number): Promise<number> {
    const timeout = AbortSignal.timeout(timeoutMs)
    const ask = () => this.#call(application, timeout, (client) => client.healthCheck())
    // A connection that was kept alive too long breaks; asking twice does nothing twice.
    const { response } = await ask().catch((error: unknown) => {
      if (error instanceof UniversalCallError && error.isBroken) return ask()
      throw error
    })
    if (typeof response?.timestamp !== 'number')
      throw new UniversalCallError('garbage', 'The answer is not one of Duo’s')
    return response.timestamp * 1_000
  }

  /** Where to send the browser. Asks nothing of Duo. */
  async createAuthUrl(
    application: UniversalApplication,
    { username, state, nonce }: { username: string; state: string; nonce: string },
  ): Promise<string> {
    const url = new URL(await (await this.#open(application, AbortSignal.abort())).createAuthUrl(username, state))
    // Duo's Node client has no parameter for it, its Python client sends it in the query.
    url.searchParams.set('nonce', nonce)
    return url.href
  }

  /** What the code stands for, signed by Duo for this application, this user and this nonce. What it says is still to be read. */
  async exchange(
    application: UniversalApplication,
    { code, username, nonce }: { code: string; username: string; nonce: string },
  ): Promise<unknown> {
    return this.#call(application, AbortSignal.timeout(this.#dependencies.limits.callMs), (client) => {
      compareNamesAsDuo(client, username)
      return client.exchangeAuthorizationCodeFor2FAResult(code, username, nonce)
    })
  }

  stop(): void {
    for (const agent of this.#agents.values()) agent.destroy()
    this.#agents.clear()
  }

  async #call<T>(
    application: UniversalApplication,
    timeout: AbortSignal,
    work: (client: Client) => Promise<T>,
  ): Promise<T> {
    const { outages } = this.#dependencies
    try {
      const answer = await work(await this.#open(application, timeout))
      outages.reportAnswer(application.apiHostname)
      return answer
    } catch (error) {
      const failure = await toCallError(error, timeout.aborted)
      if (failure.isOutage) outages.reportOutage(application.apiHostname)
      else if (failure.kind !== 'unreachable' && failure.kind !== 'host-refused')
        outages.reportAnswer(application.apiHostname)
      throw failure
    }
  }

  async #open(
    { clientId, clientSecret, apiHostname, returnUrl }: UniversalApplication,
    signal: AbortSignal,
  ): Promise<Client> {
    const { hosts, limits } = this.#dependencies
    // Asked before every call: settings may be older than the configuration.
    if (!hosts.isAllowed(apiHostname))
      throw new UniversalCallError(
        'host-refused',
        'The API hostname is not one of Duo’s, nor allowed by SALLYPORT_DUO_HOSTS',
        { wrongHost: true },
      )
    const sdk = await loadUniversalSdk()
    const client = new sdk.Client({ clientId, clientSecret, apiHost: apiHostname, redirectUrl: returnUrl })
    const { defaults } = (client as unknown as { axios: { defaults: HttpDefaults } }).axios
    Object.assign(defaults, {
      httpsAgent: this.#toAgent(apiHostname, sdk.constants.DUO_PINNED_CERT),
      signal,
      maxRedirects: 0,
      maxContentLength: limits.maxBodyBytes,
      proxy: false,
    } satisfies HttpDefaults)
    return client
  }

  #toAgent(apiHostname: string, duoRoots: string): https.Agent {
    const host = apiHostname.toLowerCase()
    const known = this.#agents.get(host)
    if (known) return known
    const { hosts, lookup, ca } = this.#dependencies
    const agent = new https.Agent({
      keepAlive: true,
      timeout: KEEP_ALIVE_MS,
      maxSockets: 8,
      ...toTlsOptions(host, { hosts, lookup, roots: duoRoots, ca }),
    })
    this.#agents.set(host, agent)
    const [oldest] = this.#agents.keys()
    if (this.#agents.size > MAX_HOSTS && oldest !== undefined) {
      this.#agents.get(oldest)?.destroy()
      this.#agents.delete(oldest)
    }
    return agent
  }
}

/**
 * Duo finds a user whatever the case of the name and answers with the name as it is kept there; its client compares letter by letter. What
 * is changed here was verified before.
 */
function compareNamesAsDuo(client: Client, username: string): void {
  const inner = client as unknown as { verifyToken(token: string): Promise<Record<string, unknown>> }
  const verify = inner.verifyToken.bind(client)
  inner.verifyToken = async (token) => {
    const claims = await verify(token)
    const name = claims['preferred_username']
    return typeof name === 'string' && toComparable(name) === toComparable(username)
      ? { ...claims, preferred_username: username }
      : claims
  }
}

const toComparable = (name: string): string => name.normalize('NFC').toLowerCase()
